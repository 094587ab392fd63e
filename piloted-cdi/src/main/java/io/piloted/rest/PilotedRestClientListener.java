package io.piloted.rest;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderListener;

/**
 * A listener that adds {@link PilotedFeature} to each MicroProfile REST Client. The service loader finds it.
 * Thread-safe.
 */
public final class PilotedRestClientListener implements RestClientBuilderListener {

    /** Creates the listener; called by the service loader. */
    public PilotedRestClientListener() {}

    @Override
    public void onNewBuilder(RestClientBuilder builder) {
        AttemptFilters.register(builder);
        builder.register(new RetriedStages());
    }
}
