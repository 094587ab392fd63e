package io.piloted.signal;

import static org.junit.jupiter.api.Assumptions.abort;

import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import java.io.IOException;

/** The command {@code kill -HUP}. */
final class Kill {

    private Kill() {}

    /** Sends a real SIGHUP, also to a process that may have ended. */
    static void hangUp(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Skips a test if this JVM ignores SIGHUP, because child processes inherit that. */
    static void assumeHangupReachesJvm() {
        try {
            SharedHandler.actions();
        } catch (HangupUnavailable unavailable) {
            abort("This JVM gets no SIGHUP: " + unavailable.reason());
        }
    }
}
