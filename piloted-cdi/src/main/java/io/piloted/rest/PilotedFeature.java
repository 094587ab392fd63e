package io.piloted.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * A feature for Jakarta REST clients that adds support for the URIs {@code piloted://appserver/path} (http) and
 * {@code piloted+https://appserver/path} (https). Each request goes to the next endpoint of the service.
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient().register(PilotedFeature.class);
 * String orders = client.target("piloted://appserver/orders").request().get(String.class);
 * }</pre>
 *
 * <p>{@code http://appserver.piloted/path} and {@code https://appserver.piloted/path} mean the same, for clients that
 * accept only http and https.
 *
 * <p>MicroProfile REST Clients have this feature automatically. It does not change requests with other URIs.
 *
 * <p>A request to an unknown service, or to one without an endpoint, fails before anything is sent. The client throws a
 * {@link jakarta.ws.rs.ProcessingException} with the message, and with the {@link io.piloted.NoSuchServiceException} or
 * {@link io.piloted.NoEndpointException} as its cause.
 *
 * <p>A request waits for an endpoint only while a refresh runs, like {@link io.piloted.ServiceHandle#next()}. Quarkus'
 * client does not block a thread meanwhile.
 *
 * <p>The outcome of each request is reported to its service, as by {@link io.piloted.ServiceHandle#report}. Each
 * attempt of MicroProfile's {@code @Retry} goes to an endpoint that the same call has not tried.
 *
 * <p>Thread-safe. It uses the services of the application that registers it.
 */
public final class PilotedFeature implements Feature {

    /** Creates the feature; called by {@code register(PilotedFeature.class)} and {@code @RegisterProvider}. */
    public PilotedFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        AttemptFilters.register(context);
        return true;
    }
}
