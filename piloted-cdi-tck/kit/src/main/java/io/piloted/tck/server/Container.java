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
 * A host that runs each server in a container, from an image with a JDK. The container shares network, process ids,
 * files of the build and temporary files with this machine, so tests need no changes: the server has the same address,
 * process id and files. Only for Linux, because elsewhere containers run in a virtual machine.
 *
 * @param engine Docker's command line, or one that takes the same arguments
 * @param image an image with {@code java} on its path
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
            // Files and processes must belong to the user of the tests, as they do automatically with rootless Podman.
            run.addAll(List.of("--user", owner(site)));
        }
        shared(directory).forEach(path -> run.addAll(List.of("--volume", path + ":" + path)));
        // Only names: the engine takes the values from its environment, so that other users do not see them.
        new TreeSet<>(own.keySet()).forEach(name -> run.addAll(List.of("--env", name)));
        run.add(image);
        run.addAll(withJavaOfImage(command.command()));
        ProcessBuilder starting = new ProcessBuilder(run);
        starting.environment().putAll(own);
        return starting;
    }

    /** Removes the container, which survives if the engine's process was killed. */
    @Override
    public void clear(Site site) throws IOException {
        Process removal = new ProcessBuilder(engine, "rm", "--force", name(site))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // The exit status is ignored: for some engines it is a failure if the container does not exist.
        removal.onExit().join();
    }

    private static Path directory(ProcessBuilder command) {
        return (command.directory() == null ? Path.of("") : command.directory().toPath()).toAbsolutePath();
    }

    /** The directories that server, command and tests share, such as the runner's directory. */
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

    /** The container's name: the unique name of the temporary directory. */
    private static String name(Site site) {
        return site.base().getFileName().toString();
    }
}
