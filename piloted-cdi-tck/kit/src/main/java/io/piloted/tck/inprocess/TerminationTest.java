package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM of a process whose start waits for Consul. */
@Assertion("C5.5")
public class TerminationTest {

    private static final int PATIENCE_MILLIS = 120_000;

    @TempDir
    Path directory;

    @Test
    void sigterm_whileTheStartWaitsForConsul_endsTheProcess() throws Exception {
        try (ServerSocket consul = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            consul.setSoTimeout(PATIENCE_MILLIS);
            File log = directory.resolve("log").toFile();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Waiting.class.getName(),
                            Integer.toString(consul.getLocalPort()))
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            try {
                consul.accept(); // and send no response
                process.destroy();

                assertThat(process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                        .as("it ends, see " + log)
                        .isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** A program that, like Quarkus, ends only after its start. */
    public static final class Waiting {

        private Waiting() {}

        /**
         * Starts the application.
         *
         * @param port Consul's port
         */
        public static void main(String... port) {
            Thread starting = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    starting.join();
                } catch (InterruptedException e) {
                    starting.interrupt();
                }
            }));
            try (SeApplication application = SeApplication.describedBy(
                            "{consul: '127.0.0.1:" + port[0] + "', watches: [{name: 'app', interval: 3}]}")
                    .option("piloted.startup.timeout", "10m")) {
                application.start(RefreshTest.Client.class);
            }
        }
    }
}
