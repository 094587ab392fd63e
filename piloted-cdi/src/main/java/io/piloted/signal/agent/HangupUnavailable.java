package io.piloted.signal.agent;

import org.jspecify.annotations.Nullable;

/** Thrown if SIGHUP cannot be handled in this JVM. The cause, if there is one, is the JVM's own exception. */
public final class HangupUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why SIGHUP cannot be handled. */
    public enum Reason {
        /** The process has ignored SIGHUP since its start, and the JVM keeps it so, without an error. */
        IGNORED,
        /** The JVM option {@code -Xrs} reserves signals. */
        RESERVED,
        /** The operating system has no SIGHUP. */
        UNKNOWN,
        /** The module {@code jdk.unsupported} is not resolved, or not in this run-time image. */
        NO_ACCESS
    }

    private final Reason reason;

    HangupUnavailable(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /**
     * Why SIGHUP cannot be handled.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
