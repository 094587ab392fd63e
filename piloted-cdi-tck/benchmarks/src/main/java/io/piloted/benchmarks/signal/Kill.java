package io.piloted.benchmarks.signal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A shell that sends this process a SIGHUP for each line of input: a real {@code kill -HUP} from another process,
 * without the time to start one.
 */
final class Kill implements AutoCloseable {

    private final Process shell;
    private final OutputStream commands;

    Kill() throws IOException {
        shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "while read line; do kill -HUP "
                                + ProcessHandle.current().pid() + "; done")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = shell.getOutputStream();
    }

    void hangUp() throws IOException {
        commands.write("\n".getBytes(StandardCharsets.US_ASCII));
        commands.flush();
    }

    @Override
    public void close() throws IOException {
        commands.close(); // ends the shell
        shell.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
