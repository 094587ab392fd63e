package io.piloted.benchmarks;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The CDI container that a measurement has on its class path. */
enum Container {
    WELD("Weld 6", "weld"),
    OPENWEBBEANS("OpenWebBeans 4", "openwebbeans");

    private final String title;
    private final String jars;

    Container(String title, String jars) {
        this.title = title;
        this.jars = jars;
    }

    String title() {
        return title;
    }

    /** The class path without the others. */
    String in(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> Arrays.stream(values())
                        .allMatch(container -> container == this
                                || !new File(entry)
                                        .getPath()
                                        .contains(File.separator + container.jars + File.separator)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
