package io.piloted.signal;

import org.jspecify.annotations.Nullable;

/** This JVM's refusal to hand over SIGHUP. */
final class HangupUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why the JVM refuses; each reason has a remedy of its own. */
    enum Reason {
        /** The process ignores SIGHUP since its start; the JVM leaves it so without saying a word. */
        IGNORED,
        /** The JVM keeps out of signals: {@code -Xrs}. */
        RESERVED,
        /** The operating system has no SIGHUP. */
        UNKNOWN,
        /** The module {@code jdk.unsupported} is not in this run-time image. */
        NO_ACCESS
    }

    private final Reason reason;

    HangupUnavailable(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
