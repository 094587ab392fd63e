package io.piloted.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Teaches a Jakarta REST client the URIs {@code piloted://appserver/path} (http) and
 * {@code piloted+https://appserver/path} (https): each request goes to the next endpoint of the service.
 *
 * <pre>{@code
 * Client client = ClientBuilder.newClient().register(PilotedFeature.class);
 * String orders = client.target("piloted://appserver/orders").request().get(String.class);
 * }</pre>
 *
 * <p>{@code http://appserver.piloted/path} and {@code https://appserver.piloted/path} mean the same, for clients that want
 * nothing but http.
 *
 * <p>MicroProfile REST Clients know it by themselves. Requests with other URIs are left alone.
 *
 * <p>A request to a service that is unknown, or that has no endpoint, fails before anything is sent. A client wraps
 * what a feature throws: the {@link jakarta.ws.rs.ProcessingException} has the message, and the
 * {@link io.piloted.NoSuchServiceException} or {@link io.piloted.NoEndpointException} as its cause.
 *
 * <p>A request waits for an endpoint only while an update of the services runs, as
 * {@link io.piloted.ServiceHandle#next()} does. Quarkus' client does not block a thread meanwhile.
 *
 * <p>Each request is reported to its service as {@link io.piloted.ServiceHandle#report} does, and an attempt of MicroProfile's
 * {@code @Retry} goes to an endpoint that the same call has not tried.
 *
 * <p>Thread-safe. The services are those of the application that registers it.
 */
public final class PilotedFeature implements Feature {

    /** For {@code register(PilotedFeature.class)}, and for {@code @RegisterProvider}. */
    public PilotedFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        AttemptFilters.register(context);
        return true;
    }
}
