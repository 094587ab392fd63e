package io.piloted.rest;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Configurable;
import org.glassfish.jersey.client.spi.PostInvocationInterceptor;
import org.glassfish.jersey.client.spi.PreInvocationInterceptor;
import org.jspecify.annotations.Nullable;

/** What Jersey's client tells: failures, and on the thread of the caller that there will be a request. */
final class JerseyHook {

    static final boolean AVAILABLE = OptionalApi.isPresent("org.glassfish.jersey.client.spi.PostInvocationInterceptor");

    private JerseyHook() {}

    static void register(Configurable<?> client) {
        client.register(new Interceptor());
    }

    /** The call that the caller's thread made an attempt of; null without one, or on another client. */
    static @Nullable RetriedCall call(ClientRequestContext request) {
        return request.getProperty(RetriedCall.KEY) instanceof RetriedCall call ? call : null;
    }

    /** Loaded only where there is such a client. */
    private static final class Interceptor implements PreInvocationInterceptor, PostInvocationInterceptor {

        @Override
        public void beforeRequest(ClientRequestContext request) {
            RetriedCall call = RetriedCall.current();
            if (call != null) {
                request.setProperty(RetriedCall.KEY, call);
            }
        }

        @Override
        public void afterRequest(ClientRequestContext request, ClientResponseContext response) {
            // The response filter has seen it.
        }

        @Override
        public void onException(ClientRequestContext request, ExceptionContext context) {
            Attempt attempt = AttemptFilters.of(request);
            Throwable reason = context.getThrowables().peek();
            if (attempt != null && reason != null) {
                attempt.failed(reason);
            }
        }
    }
}
