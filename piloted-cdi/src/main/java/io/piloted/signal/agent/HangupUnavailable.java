package io.piloted.signal.agent;

import org.jspecify.annotations.Nullable;

/** The JVM's refusal to hand over SIGHUP; the cause, if there is one, is the JVM's own exception. */
public final class HangupUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why the JVM refuses; each reason has a remedy of its own. */
    public enum Reason {
        /** The process ignores SIGHUP since its start; the JVM leaves it so without saying a word. */
        IGNORED,
        /** The JVM keeps out of signals: {@code -Xrs}. */
        RESERVED,
        /** The operating system has no SIGHUP. */
        UNKNOWN,
        /** The module {@code jdk.unsupported} is not resolved, or not in this run-time image. */
        NO_ACCESS
    }

    /** Why. */
    private final Reason reason;

    HangupUnavailable(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason, with a remedy of its own
     */
    public Reason reason() {
        return reason;
    }
}
