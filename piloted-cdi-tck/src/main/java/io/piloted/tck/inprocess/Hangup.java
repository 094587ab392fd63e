package io.piloted.tck.inprocess;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends this very JVM a real SIGHUP. */
final class Hangup {

    private Hangup() {}

    static void send() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "kill", "-HUP", Long.toString(ProcessHandle.current().pid()))
                .inheritIO()
                .start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -HUP failed");
        }
    }
}
