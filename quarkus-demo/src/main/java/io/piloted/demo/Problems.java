package io.piloted.demo;

import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.PilotedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The responses of all resources if there is no endpoint. */
public class Problems {

    /**
     * The response if there is no endpoint now. Also declared for the subclass, because otherwise the library's own
     * mapper would apply to it.
     *
     * @param problem the library's exception
     * @return 503 with its message
     */
    @ServerExceptionMapper({PilotedException.class, NoEndpointException.class})
    public Response unavailable(PilotedException problem) {
        return response(Response.Status.SERVICE_UNAVAILABLE, problem);
    }

    /**
     * The response for an unknown service.
     *
     * @param problem the library's exception
     * @return 404 with its message
     */
    @ServerExceptionMapper
    public Response unknown(NoSuchServiceException problem) {
        return response(Response.Status.NOT_FOUND, problem);
    }

    private static Response response(Response.Status status, PilotedException problem) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(problem.getMessage())
                .build();
    }
}
