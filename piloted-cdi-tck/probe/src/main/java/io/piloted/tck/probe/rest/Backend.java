package io.piloted.tck.probe.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The service that the tests start, as a MicroProfile REST Client. Without a path of its own, since GlassFish would take
 * it for a resource; with a scope, by which WildFly finds it.
 */
@Dependent
@RegisterRestClient(configKey = "backend", baseUri = "piloted://backend/root")
public interface Backend {

    /**
     * Asks.
     *
     * @param say what to say
     * @return what the backend got
     */
    @GET
    @Path("who")
    String who(@QueryParam("say") String say);

    /**
     * Asks, and does not wait.
     *
     * @param say what to say
     * @return what the backend got
     */
    @GET
    @Path("who")
    CompletionStage<String> whoLater(@QueryParam("say") String say);

    /**
     * Asks until it is answered.
     *
     * @param say what to say
     * @return what the backend got
     */
    @GET
    @Path("who")
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    String whoAtLast(@QueryParam("say") String say);
}
