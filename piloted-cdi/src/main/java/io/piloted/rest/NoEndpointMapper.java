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
 * The response to a request whose resource found no endpoint: 503 with {@code Retry-After}, since another attempt may find
 * one. It is empty, because the exception's message may tell what a client is not to know; it is logged at DEBUG.
 *
 * <p>A mapper of the application for the same exception goes before this one, and so does one for
 * {@code PilotedException}, {@code RuntimeException} or {@code Exception}, although by Jakarta REST's rules this one is
 * nearer. One for {@code Throwable} does not: servers bring such a mapper themselves.
 */
@Provider
@Priority(Priorities.USER + 1000)
public class NoEndpointMapper implements ExceptionMapper<NoEndpointException> {

    /** About as long as ContainerPilot takes to see a change and to signal it. */
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
        MESSAGES.debugf(exception, "No endpoint for a request: answered with 503");
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
