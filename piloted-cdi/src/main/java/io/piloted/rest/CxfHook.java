package io.piloted.rest;

import jakarta.ws.rs.client.ClientRequestContext;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** The hook into CXF's client that reports exceptions: an interceptor in the chain of the request. */
final class CxfHook {

    private static final boolean AVAILABLE = OptionalApi.isPresent("org.apache.cxf.phase.PhaseInterceptorChain");
    private static final String CLIENT = "org.apache.cxf.";

    private CxfHook() {}

    /** Whether the request belongs to CXF's client. */
    static boolean isOf(ClientRequestContext request) {
        return AVAILABLE && request.getClass().getName().startsWith(CLIENT);
    }

    /** Adds the interceptor. Must be called on the thread that sends the request. */
    static void install(Attempt attempt) {
        Client.install(attempt);
    }

    /** The interceptor, in a class that is loaded only if CXF is present. */
    private static final class Client extends AbstractPhaseInterceptor<Message> {

        private final Attempt attempt;

        private Client(Attempt attempt) {
            super(Phase.PREPARE_SEND);
            this.attempt = attempt;
        }

        static void install(Attempt attempt) {
            Message message = PhaseInterceptorChain.getCurrentMessage();
            if (message != null) {
                message.getInterceptorChain().add(new Client(attempt));
            }
        }

        @Override
        public void handleMessage(Message message) {
            // There is nothing to report yet.
        }

        @Override
        public void handleFault(Message message) {
            Exception reason = message.getContent(Exception.class);
            if (reason != null) {
                attempt.failed(reason);
            }
        }
    }
}
