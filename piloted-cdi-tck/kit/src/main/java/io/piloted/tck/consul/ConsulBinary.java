package io.piloted.tck.consul;

import io.piloted.tck.Patience;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code consul} executable: {@code CONSUL_BIN}, else the one on the PATH, else one that is fetched once into the
 * user's cache, from Debian's package by apt or from Docker's image. Nothing is installed, and root is not needed.
 */
public final class ConsulBinary {

    private static final String REMEDY = "install Consul and have it on the PATH, or set CONSUL_BIN=/path/to/consul";

    private static @Nullable Path found;

    private final Map<String, String> env;

    ConsulBinary(Map<String, String> env) {
        this.env = env;
    }

    /**
     * The executable. The first call may take as long as a download of 25 MB; other processes that need it wait for it.
     *
     * @return the absolute path of a Consul that runs on this machine
     * @throws IllegalStateException if there is none; the message says how to install it
     */
    public static synchronized Path path() {
        if (found == null) {
            found = new ConsulBinary(System.getenv()).find();
        }
        return found;
    }

    Path find() {
        String named = env.getOrDefault("CONSUL_BIN", "");
        if (!named.isBlank()) {
            return executable(Path.of(named))
                    .orElseThrow(() ->
                            new IllegalStateException("CONSUL_BIN=" + named + " is not an executable file: " + REMEDY));
        }
        return onPath().orElseGet(this::cached);
    }

    private Optional<Path> onPath() {
        return Stream.of(env.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> executable(Path.of(directory, "consul")).stream())
                .findFirst();
    }

    private static Optional<Path> executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file)
                ? Optional.of(file.toAbsolutePath())
                : Optional.empty();
    }

    private Path cached() {
        Path cache = cacheHome().resolve("piloted-cdi");
        Path consul = cache.resolve("consul-1.8-" + System.getProperty("os.arch"));
        return executable(consul).orElseGet(() -> fetchAlone(cache, consul));
    }

    private Path cacheHome() {
        String xdg = env.getOrDefault("XDG_CACHE_HOME", "");
        return xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
    }

    /** Lets one process fetch the executable, while other processes wait for it. */
    private static Path fetchAlone(Path cache, Path consul) {
        try {
            Files.createDirectories(cache);
            try (FileChannel lock = FileChannel.open(
                            cache.resolve("consul.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                Optional<Path> fetchedMeanwhile = executable(consul);
                return fetchedMeanwhile.isPresent() && held.isValid() ? fetchedMeanwhile.get() : fetch(cache, consul);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + cache + ": " + REMEDY, e);
        }
    }

    private static Path fetch(Path cache, Path consul) throws IOException {
        Path work = Files.createTempDirectory(cache, "fetch");
        try {
            List<Exception> failures = new ArrayList<>();
            for (Source source : List.<Source>of(new DebianPackage(work)::consul, new DockerImage(work)::consul)) {
                try {
                    Path fetched = source.fetch();
                    // Checks that it runs on this machine before others can find it.
                    Command.run(work, Patience.LIMIT, List.of(fetched.toString(), "version"));
                    return Files.move(fetched, consul, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    failures.add(e);
                }
            }
            throw nowhere(failures);
        } finally {
            delete(work);
        }
    }

    /** A source of the executable. */
    private interface Source {
        Path fetch() throws IOException;
    }

    private static IllegalStateException nowhere(List<Exception> failures) {
        IllegalStateException nowhere =
                new IllegalStateException("No consul: %s. (CONSUL_BIN is not set; PATH has none;".formatted(REMEDY)
                        + " apt: %s; Docker: %s)"
                                .formatted(
                                        failures.get(0).getMessage(),
                                        failures.get(1).getMessage()));
        failures.forEach(nowhere::addSuppressed);
        return nowhere;
    }

    static void delete(Path directory) throws IOException {
        List<Path> contents;
        try (Stream<Path> files = Files.walk(directory)) {
            contents = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : contents) {
            Files.deleteIfExists(file);
        }
    }
}
