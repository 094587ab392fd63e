package io.piloted.signal;

import static org.junit.jupiter.api.Assumptions.abort;

import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import java.io.IOException;

/** The command {@code kill -HUP}. */
final class Kill {

    private Kill() {}

    /** Sends a real SIGHUP; what becomes of it is the receiver's affair, even if it is gone already. */
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

    /** Skips a test where SIGHUP cannot be had: children inherit that, too. */
    static void assumeHangupReachesJvm() {
        try {
            SharedHandler.actions();
        } catch (HangupUnavailable unavailable) {
            abort("This JVM gets no SIGHUP: " + unavailable.reason());
        }
    }
}
