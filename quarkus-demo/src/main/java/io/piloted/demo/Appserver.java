package io.piloted.demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The service {@code appserver} as a REST client: each request, and so each attempt, goes to the next endpoint. */
@Path("/")
@RegisterRestClient(baseUri = "piloted://appserver")
public interface Appserver {

    /**
     * What a backend says about itself.
     *
     * @param backend the backend's name
     * @param address its host and port
     */
    record BackendInfo(String backend, String address) {}

    /**
     * Calls the next endpoint, and another one if that fails.
     *
     * @return the response
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    BackendInfo info();
}
