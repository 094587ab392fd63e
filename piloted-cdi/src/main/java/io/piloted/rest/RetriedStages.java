package io.piloted.rest;

import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.jspecify.annotations.Nullable;

/**
 * An interceptor of asynchronous methods of MicroProfile REST Clients. It passes the {@link RetriedCall} of the
 * caller's thread to the thread that sends the request.
 */
final class RetriedStages implements AsyncInvocationInterceptorFactory {

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new HandOver(RetriedCall.current());
    }

    private static final class HandOver implements AsyncInvocationInterceptor {

        /** The call on the thread that called the method. */
        private final @Nullable RetriedCall call;

        HandOver(@Nullable RetriedCall call) {
            this.call = call;
        }

        @Override
        public void prepareContext() {
            // The constructor has read the call.
        }

        @Override
        public void applyContext() {
            RetriedCall.handOver(call);
        }

        @Override
        public void removeContext() {
            RetriedCall.handOver(null);
        }
    }
}
