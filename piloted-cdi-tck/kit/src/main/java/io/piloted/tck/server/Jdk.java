package io.piloted.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDK that servers run on. */
public final class Jdk {

    /** The system property with the folder of a JDK for all servers, if it is not the JDK of the tests. */
    public static final String HOME = "piloted.tck.jdk";

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)[^\"]*\"");

    private Jdk() {}

    /**
     * The folder of the JDK: the value of the system property {@link #HOME}, else this JVM's folder.
     *
     * @return its path
     */
    static Path home() {
        return Path.of(System.getProperty(HOME, System.getProperty("java.home")));
    }

    /**
     * The {@code java} of a recent JDK, for a server that needs a later one than the tests. It is searched in
     * {@link #home}, in the environment variable {@code JAVA_HOME}, beside this JVM, and in {@code /usr/lib/jvm}.
     *
     * @param feature the minimum feature release, such as 21
     * @return the path, or empty if there is none
     */
    public static Optional<Path> atLeast(int feature) {
        Stream<Path> named = Stream.concat(
                Stream.of(home()), Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).stream());
        Path besideThis = Path.of(System.getProperty("java.home")).resolveSibling("");
        Stream<Path> installed =
                Stream.of(besideThis, Path.of("/usr/lib/jvm")).flatMap(folder -> children(folder).stream());
        return Stream.concat(named, installed)
                .filter(home -> feature(home) >= feature)
                .map(home -> home.resolve("bin/java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feature release in the file {@code release}; 0 if there is none. */
    static int feature(Path home) {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
