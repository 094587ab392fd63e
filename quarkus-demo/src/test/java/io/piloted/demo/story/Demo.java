package io.piloted.demo.story;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demo as a process of its own, which ends with this one. This one ends with the one that started it, since Maven does
 * not pass on a signal that only it got: not Ctrl-C, which all of a terminal get, but a {@code kill}, and an IDE's stop.
 *
 * <p>System properties: {@code demo.jar} and {@code containerpilot}, {@code piloted.catalog}, and {@code quarkus.http.port}.
 */
public final class Demo {

    private static final long GRACE_SECONDS = 5;

    private Demo() {}

    /**
     * Runs it alone, until it ends.
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

    /** What runs it, with more system properties. */
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
