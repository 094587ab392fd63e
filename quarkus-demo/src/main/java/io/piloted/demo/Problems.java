package io.piloted.demo;

import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.PilotedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a caller is told when there is no endpoint to be had, whichever resource was asked. */
public class Problems {

    /**
     * Not now. For the subclass as well, since the library's own mapper is nearer than one for the superclass.
     *
     * @param problem what the library says
     * @return 503 with its message
     */
    @ServerExceptionMapper({PilotedException.class, NoEndpointException.class})
    public Response unavailable(PilotedException problem) {
        return told(Response.Status.SERVICE_UNAVAILABLE, problem);
    }

    /**
     * Never.
     *
     * @param problem what the library says
     * @return 404 with its message
     */
    @ServerExceptionMapper
    public Response unknown(NoSuchServiceException problem) {
        return told(Response.Status.NOT_FOUND, problem);
    }

    private static Response told(Response.Status status, PilotedException problem) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(problem.getMessage())
                .build();
    }
}
