package io.piloted.benchmarks.refresh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A running {@link ReplayServer}. */
final class Replay implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final URI url;

    private Replay(Path folder, Process process, URI url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    static Replay start(Recording small, Recording large) throws IOException {
        Path folder = Files.createTempDirectory("piloted-replay");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReplayServer.class.getName(),
                        Files.write(folder.resolve("small"), small.bytes()).toString(),
                        Files.write(folder.resolve("large"), large.bytes()).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        return new Replay(folder, process, URI.create("http://127.0.0.1:" + port));
    }

    URI url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // ends the server
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        Files.delete(folder.resolve("small"));
        Files.delete(folder.resolve("large"));
        Files.delete(folder);
    }
}
