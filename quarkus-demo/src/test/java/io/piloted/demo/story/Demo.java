package io.piloted.demo.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher of the demo as a separate process, which ends with the launcher. The launcher ends with its parent
 * process, because Maven does not pass on a {@code kill} or an IDE's stop. (Ctrl-C reaches all processes of a
 * terminal.)
 *
 * <p>System properties: {@code demo.jar} and {@code containerpilot}, {@code piloted.catalog}, and
 * {@code quarkus.http.port}.
 */
public final class Demo {

    private static final long GRACE_SECONDS = 5;

    private Demo() {}

    /**
     * Runs the demo until it ends.
     *
     * @param arguments none
     * @throws Exception if it cannot start
     */
    public static void main(String[] arguments) throws Exception {
        System.exit(start(command("piloted.catalog=" + System.getProperty("piloted.catalog")))
                .waitFor());
    }

    static String port() {
        return System.getProperty("quarkus.http.port", "8080");
    }

    /** The command that runs the demo, with additional system properties. */
    static ProcessBuilder command(String... systemProperties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=" + port());
        command.add("-Dcontainerpilot=" + System.getProperty("containerpilot"));
        for (String property : systemProperties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-jar", System.getProperty("demo.jar")));
        return new ProcessBuilder(command).inheritIO();
    }

    static Process start(ProcessBuilder command) throws IOException {
        Process demo = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo), "demo-end"));
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        return demo;
    }

    private static void end(Process demo) {
        demo.destroy();
        try {
            if (!demo.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                demo.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
