package io.piloted.benchmarks.restcalls;

import io.piloted.benchmarks.turns.CallsInTurns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The service that is called, as a MicroProfile REST Client. */
@Path("/")
@RegisterRestClient(baseUri = CallsInTurns.SERVICE)
public interface Backend {

    /**
     * Calls it.
     *
     * @return the body of the response
     */
    @GET
    String call();
}
