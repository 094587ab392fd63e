package io.piloted.rest;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Configurable;
import org.glassfish.jersey.client.spi.PostInvocationInterceptor;
import org.glassfish.jersey.client.spi.PreInvocationInterceptor;
import org.jspecify.annotations.Nullable;

/** A hook into Jersey's client. It sees failures, and sees a request on the caller's thread before it is sent. */
final class JerseyHook {

    static final boolean AVAILABLE = OptionalApi.isPresent("org.glassfish.jersey.client.spi.PostInvocationInterceptor");

    private JerseyHook() {}

    static void register(Configurable<?> client) {
        client.register(new Interceptor());
    }

    /**
     * The call with {@code @Retry} that was running on the caller's thread; null if there was none, or in another
     * client.
     */
    static @Nullable RetriedCall call(ClientRequestContext request) {
        return request.getProperty(RetriedCall.KEY) instanceof RetriedCall call ? call : null;
    }

    /** In its own class, which is loaded only if Jersey is present. */
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
            // The response filter handles responses.
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
