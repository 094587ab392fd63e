package io.piloted.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A runner of main classes in a separate JVM. The result is the standard output. */
public final class Fork {

    private Fork() {}

    /**
     * Runs a main class.
     *
     * @param classPath for it
     * @param options of the JVM
     * @param main class to run
     * @param args of the class
     * @return what it printed
     * @throws IOException if it fails
     * @throws InterruptedException if this thread is interrupted
     */
    static String java(String classPath, List<String> options, Class<?> main, String... args)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-cp", classPath, main.getName()));
        arguments.addAll(List.of(args));
        return java(arguments);
    }

    /**
     * Runs a JVM.
     *
     * @param arguments of {@code java}
     * @return what it printed
     * @throws IOException if it fails
     * @throws InterruptedException if this thread is interrupted
     */
    public static String java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(
                    "exit " + process.exitValue() + " of " + arguments.get(arguments.size() - 1) + '\n' + output);
        }
        return output;
    }
}
