package io.piloted.rest;

import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands the {@link RetriedCall} of an asynchronous method of a MicroProfile REST Client over to the thread that sends the
 * request.
 */
final class RetriedStages implements AsyncInvocationInterceptorFactory {

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new HandOver(RetriedCall.current());
    }

    private static final class HandOver implements AsyncInvocationInterceptor {

        /** Of the thread that calls the method. */
        private final @Nullable RetriedCall call;

        HandOver(@Nullable RetriedCall call) {
            this.call = call;
        }

        @Override
        public void prepareContext() {
            // The constructor has done that.
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
