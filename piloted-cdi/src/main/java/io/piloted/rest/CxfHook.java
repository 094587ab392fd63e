package io.piloted.rest;

import jakarta.ws.rs.client.ClientRequestContext;
import java.util.Collection;
import java.util.Set;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptor;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.jspecify.annotations.Nullable;

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

    /**
     * The interceptor, in a class that is loaded only if CXF is present. It implements CXF's interface and does not
     * extend CXF's base class, because a Quarkus build warns of a superclass that it cannot find.
     */
    private static final class Client implements PhaseInterceptor<Message> {

        private final Attempt attempt;

        private Client(Attempt attempt) {
            this.attempt = attempt;
        }

        static void install(Attempt attempt) {
            Message message = PhaseInterceptorChain.getCurrentMessage();
            if (message != null) {
                message.getInterceptorChain().add(new Client(attempt));
            }
        }

        @Override
        public String getId() {
            return CxfHook.class.getName();
        }

        @Override
        public String getPhase() {
            return Phase.PREPARE_SEND;
        }

        @Override
        public Set<String> getBefore() {
            return Set.of();
        }

        @Override
        public Set<String> getAfter() {
            return Set.of();
        }

        @Override
        public @Nullable Collection<PhaseInterceptor<? extends Message>> getAdditionalInterceptors() {
            return null;
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
