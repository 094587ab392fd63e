package io.piloted.rest;

import jakarta.ws.rs.client.ClientRequestContext;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** What CXF's client throws: an interceptor of the message that is being sent is told. */
final class CxfHook {

    private static final boolean AVAILABLE = OptionalApi.isPresent("org.apache.cxf.phase.PhaseInterceptorChain");
    private static final String CLIENT = "org.apache.cxf.";

    private CxfHook() {}

    /** Whether CXF's client makes this request. */
    static boolean isOf(ClientRequestContext request) {
        return AVAILABLE && request.getClass().getName().startsWith(CLIENT);
    }

    /** On the thread that sends the message. */
    static void install(Attempt attempt) {
        Client.install(attempt);
    }

    /** Loaded only where there is such a client. */
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
            // There is nothing to tell yet.
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
