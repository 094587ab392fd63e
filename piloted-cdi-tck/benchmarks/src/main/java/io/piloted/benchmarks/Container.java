package io.piloted.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CDI container that a measurement has on its class path. */
enum Container {
    WELD("Weld 6", 1.3, "weld"),
    OPENWEBBEANS("OpenWebBeans 4", 1.3, "openwebbeans"),
    ARC("ArC, Quarkus 3", 3, "quarkus");

    /** Where Maven left the Quarkus application; its jars stand in for the containers on ArC's class path. */
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

    /** How many times what {@code next()} takes, an injected pick may take. */
    double target() {
        return target;
    }

    /** What {@link #in} gives, without the kit too: OpenWebBeans would take the beans that its tests have wrong on purpose. */
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

    /** The Quarkus application without its own class loader, and of ours only the benchmarks and JMH. */
    private static String arc(String classPath) throws IOException {
        Stream<String> ours = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar")
                        || entry.contains("jmh")
                        || entry.contains("jopt-simple")
                        || entry.contains("commons-math3"));
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty(QUARKUS_APPLICATION)))) {
            // Those whose bytecode Quarkus changed stand in for the originals.
            Comparator<String> changedFirst = Comparator.comparing(file -> !file.endsWith("bytecode.jar"));
            Stream<String> theirs = files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted(changedFirst.thenComparing(Comparator.naturalOrder()));
            return Stream.concat(ours, theirs).collect(Collectors.joining(File.pathSeparator));
        }
    }
}
