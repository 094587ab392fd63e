package io.piloted.tck;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A sender of real SIGHUPs. */
public final class Hangup {

    private static final long TIMEOUT_SECONDS = Patience.LIMIT.toSeconds();

    private Hangup() {}

    /**
     * Sends a SIGHUP to this JVM.
     *
     * @throws IOException if it cannot be sent
     * @throws InterruptedException if interrupted
     */
    public static void send() throws IOException, InterruptedException {
        send(ProcessHandle.current().pid());
    }

    /**
     * Sends a SIGHUP to a process.
     *
     * @param pid its id
     * @throws IOException if it cannot be sent
     * @throws InterruptedException if interrupted
     */
    public static void send(long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-HUP", Long.toString(pid))
                .inheritIO()
                .start();
        if (!kill.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -HUP " + pid + " failed");
        }
    }
}
