package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.NoEndpointException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import org.jspecify.annotations.Nullable;

/**
 * An exception mapper that responds with status 503 and {@code Retry-After} if a resource found no endpoint. The
 * response has no body, because the exception's message may contain internal details; they are logged at DEBUG.
 *
 * <p>A mapper of the application for the same exception replaces this one. So does a mapper for
 * {@code PilotedException}, {@code RuntimeException} or {@code Exception}, although by the rules of Jakarta REST this
 * one would apply. A mapper for {@code Throwable} does not, because servers have such a mapper themselves.
 */
@Provider
@Priority(Priorities.USER + 1000)
public class NoEndpointMapper implements ExceptionMapper<NoEndpointException> {

    /** About the time that ContainerPilot needs to see a change and signal it. */
    private static final int RETRY_AFTER_SECONDS = 5;

    @Context
    private @Nullable Providers providers;

    /** For the server. */
    public NoEndpointMapper() {}

    @Override
    public Response toResponse(NoEndpointException exception) {
        ExceptionMapper<? super NoEndpointException> own = CatchAllMapper.of(providers);
        if (own != null) {
            return own.toResponse(exception);
        }
        MESSAGES.debugf(exception, "No endpoint for a request: responding with 503");
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
