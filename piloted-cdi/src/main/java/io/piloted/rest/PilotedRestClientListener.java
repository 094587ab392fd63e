package io.piloted.rest;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderListener;

/** Teaches each MicroProfile REST Client what {@link PilotedFeature} does; found as a service. Thread-safe. */
public final class PilotedRestClientListener implements RestClientBuilderListener {

    /** For the service loader. */
    public PilotedRestClientListener() {}

    @Override
    public void onNewBuilder(RestClientBuilder builder) {
        AttemptFilters.register(builder);
        builder.register(new RetriedStages());
    }
}
