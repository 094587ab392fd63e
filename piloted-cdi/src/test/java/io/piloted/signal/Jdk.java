package io.piloted.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A JDK for child processes; home is empty if this machine does not have it. */
record Jdk(String name, Optional<Path> home) {

    /** The JDK that runs the build and the newest other one of this machine. */
    static List<Jdk> all() {
        int current = Runtime.version().feature();
        Jdk other = elsewhere()
                .filter(home -> feature(home) > current)
                .max((a, b) -> Integer.compare(feature(a), feature(b)))
                .map(home -> new Jdk("JDK " + feature(home), Optional.of(home)))
                .orElse(new Jdk("a newer JDK", Optional.empty()));
        return List.of(new Jdk("JDK " + current, Optional.of(Path.of(System.getProperty("java.home")))), other);
    }

    Path java() {
        Assumptions.assumeTrue(home.isPresent(), "Neither JAVA_HOME_25 nor /usr/lib/jvm has " + name);
        return home.orElseThrow().resolve("bin/java");
    }

    private static Stream<Path> elsewhere() {
        Stream<Path> named = Optional.ofNullable(System.getenv("JAVA_HOME_25")).map(Path::of).stream();
        return Stream.concat(named, children(Path.of("/usr/lib/jvm")))
                .filter(home -> Files.isExecutable(home.resolve("bin/java")));
    }

    private static Stream<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feature version; 0 if the directory does not contain it. */
    private static int feature(Path home) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException notSaid) {
            return 0;
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }

    @Override
    public String toString() {
        return name;
    }
}
