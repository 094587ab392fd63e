package io.piloted.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CDI container on the class path of a measurement. */
enum Container {
    WELD("Weld 6", 1.3, "weld"),
    OPENWEBBEANS("OpenWebBeans 4", 1.3, "openwebbeans"),
    ARC("ArC, Quarkus 3", 3, "quarkus");

    /**
     * The property with the path of the Quarkus application, whose jars replace the other containers on ArC's class
     * path.
     */
    static final String QUARKUS_APPLICATION = "benchmarks.quarkus";

    private static final String KIT = "piloted-cdi-tck-";

    private final String title;
    private final double target;
    private final String jars;

    Container(String title, double target, String jars) {
        this.title = title;
        this.target = target;
        this.jars = jars;
    }

    String title() {
        return title;
    }

    /** The target for the time of an injected pick, as a multiple of {@code next()}. */
    double target() {
        return target;
    }

    /** Like {@link #in}, but without the kit: OpenWebBeans would find the invalid beans of its tests. */
    String alone(String classPath) throws IOException {
        return Arrays.stream(in(classPath).split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith(KIT))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The class path without the other containers. */
    String in(String classPath) throws IOException {
        return this == ARC ? arc(classPath) : without(classPath);
    }

    private String without(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> Arrays.stream(values())
                        .allMatch(container -> container == this
                                || !new File(entry)
                                        .getPath()
                                        .contains(File.separator + container.jars + File.separator)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jars of the Quarkus application, without its own class loader, and the benchmarks and JMH. */
    private static String arc(String classPath) throws IOException {
        Stream<String> ours = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar")
                        || entry.contains("jmh")
                        || entry.contains("jopt-simple")
                        || entry.contains("commons-math3"));
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty(QUARKUS_APPLICATION)))) {
            // Classes whose bytecode Quarkus changed come before the originals.
            Comparator<String> changedFirst = Comparator.comparing(file -> !file.endsWith("bytecode.jar"));
            Stream<String> theirs = files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted(changedFirst.thenComparing(Comparator.naturalOrder()));
            return Stream.concat(ours, theirs).collect(Collectors.joining(File.pathSeparator));
        }
    }
}
