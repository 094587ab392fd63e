package io.piloted.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A container for each server, from an image that has a JDK. It shares this machine's network, process ids, files of the
 * build and temporary files, so that tests need not know of it: they find the server at the same address, signal the
 * process that it says it is, and read and write the files it does. For Linux: elsewhere containers have another machine
 * beneath them.
 *
 * @param engine Docker's command line, or one that takes the same arguments
 * @param image with a {@code java} on its path
 */
record Container(String engine, String image) implements Host {

    /** The system property that names the image. */
    static final String IMAGE = "piloted.tck.container";

    /** The system property that names the engine. */
    static final String ENGINE = "piloted.tck.container.engine";

    static final String DOCKER = "docker";

    @Override
    public ProcessBuilder starting(ProcessBuilder command, Site site) {
        Map<String, String> own = new HashMap<>(command.environment());
        own.entrySet().removeAll(System.getenv().entrySet());
        Path directory = directory(command);
        List<String> run = new ArrayList<>(List.of(engine, "run", "--rm", "--name", name(site)));
        run.addAll(List.of("--network", "host", "--pid", "host", "--workdir", directory.toString()));
        if (Path.of(engine).endsWith(DOCKER)) {
            // Files and processes have to be the tests' own; Podman without root sees to that by itself.
            run.addAll(List.of("--user", owner(site)));
        }
        shared(directory).forEach(path -> run.addAll(List.of("--volume", path + ":" + path)));
        // Names only: the engine takes the values from its own environment, and other users do not see them.
        new TreeSet<>(own.keySet()).forEach(name -> run.addAll(List.of("--env", name)));
        run.add(image);
        run.addAll(withJavaOfImage(command.command()));
        ProcessBuilder starting = new ProcessBuilder(run);
        starting.environment().putAll(own);
        return starting;
    }

    /** The engine's own process may have had to be ended by force, which the container then survives. */
    @Override
    public void clear(Site site) throws IOException {
        Process removal = new ProcessBuilder(engine, "rm", "--force", name(site))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // The exit status says nothing: some engines call it a failure that the container has gone.
        removal.onExit().join();
    }

    private static Path directory(ProcessBuilder command) {
        return (command.directory() == null ? Path.of("") : command.directory().toPath()).toAbsolutePath();
    }

    /** What the server, its command and the tests have in common; all below the runner's directory is one of them. */
    private static List<Path> shared(Path directory) {
        Stream<Path> elsewhere = Stream.of("piloted.tck.server", "piloted.tck.agent")
                .map(Server::artifact)
                .filter(path -> !path.startsWith(directory));
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.io.tmpdir")), directory), elsewhere)
                .toList();
    }

    private static String owner(Site site) {
        try {
            return Files.getAttribute(site.base(), "unix:uid") + ":" + Files.getAttribute(site.base(), "unix:gid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> withJavaOfImage(List<String> command) {
        List<String> translated = new ArrayList<>(command);
        if (Path.of(command.get(0)).endsWith("java")) {
            translated.set(0, "java");
        }
        return translated;
    }

    /** That of a temporary directory, so nobody else's. */
    private static String name(Site site) {
        return site.base().getFileName().toString();
    }
}
