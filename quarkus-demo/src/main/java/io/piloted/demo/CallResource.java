package io.piloted.demo;

import io.piloted.PilotedException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A resource that calls {@code piloted://appserver}. */
@Path("call")
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {

    @Inject
    @RestClient
    Appserver appserver;

    /**
     * Makes a call.
     *
     * @return the response
     */
    @GET
    public Appserver.BackendInfo call() {
        return appserver.info();
    }

    /**
     * The response if no call got a response.
     *
     * @param problem the client's exception
     * @return 503 if there is no endpoint, 502 if none responded
     */
    @ServerExceptionMapper
    public Response failed(ProcessingException problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return Response.status(
                        cause instanceof PilotedException
                                ? Response.Status.SERVICE_UNAVAILABLE
                                : Response.Status.BAD_GATEWAY)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(cause.getMessage())
                .build();
    }

    /**
     * The response if an endpoint responded with an error.
     *
     * @param problem the client's exception
     * @return 502 with its message
     */
    @ServerExceptionMapper
    public Response refused(ClientWebApplicationException problem) {
        return Response.status(Response.Status.BAD_GATEWAY)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(problem.getMessage())
                .build();
    }
}
