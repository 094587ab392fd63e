package io.piloted.tck.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runtime under test: a server or a container, on a JDK. It names the files of the results, so that those of each
 * JDK are kept.
 *
 * @param name the name and version, as in the system property {@code piloted.tck.runtime}
 * @param jdk the feature release of the JDK, such as 17
 */
public record TestedRuntime(String name, int jdk) {

    /** The system property with the JDK's feature release, if the server does not run on the JDK of the tests. */
    public static final String JDK = "piloted.tck.runtime.jdk";

    private static final String ON_JDK = " on JDK ";
    private static final Pattern TITLE = Pattern.compile("(.+)" + ON_JDK + "(\\d+)");

    /**
     * The runtime that the system properties describe.
     *
     * @return the runtime; empty if they do not name one
     */
    static Optional<TestedRuntime> current() {
        return Optional.ofNullable(System.getProperty("piloted.tck.runtime"))
                .map(name -> new TestedRuntime(
                        name, Integer.getInteger(JDK, Runtime.version().feature())));
    }

    /**
     * Reads what {@link #title} returns.
     *
     * @return the runtime; empty if it is something else
     */
    static Optional<TestedRuntime> parse(String title) {
        Matcher parts = TITLE.matcher(title);
        return parts.matches()
                ? Optional.of(new TestedRuntime(parts.group(1), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** The name with the JDK. */
    String title() {
        return name + ON_JDK + jdk;
    }
}
