package io.piloted.tck.probe.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * A MicroProfile REST Client of the service that the tests start. It has no path of its own, because GlassFish would
 * treat it as a resource, but a scope, so that WildFly finds it.
 */
@Dependent
@RegisterRestClient(configKey = "backend", baseUri = "piloted://backend/root")
public interface Backend {

    /**
     * Sends a request.
     *
     * @param say the text to send
     * @return what the backend got
     */
    @GET
    @Path("who")
    String who(@QueryParam("say") String say);

    /**
     * Sends a request, without waiting.
     *
     * @param say the text to send
     * @return what the backend got
     */
    @GET
    @Path("who")
    CompletionStage<String> whoLater(@QueryParam("say") String say);

    /**
     * Sends requests until one succeeds.
     *
     * @param say the text to send
     * @return what the backend got
     */
    @GET
    @Path("who")
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    String whoAtLast(@QueryParam("say") String say);
}
