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

/** A call through {@code piloted://appserver}. */
@Path("call")
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {

    @Inject
    @RestClient
    Appserver appserver;

    /**
     * Calls.
     *
     * @return who answered
     */
    @GET
    public Appserver.Answer call() {
        return appserver.answer();
    }

    /**
     * What a caller is told when no call came through.
     *
     * @param problem what the client says
     * @return 503 if there is no endpoint, 502 if none of those answered
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
     * What a caller is told when an endpoint answered that it cannot.
     *
     * @param problem what the client says
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
