package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the ContainerPilot file is: at the path that the system property {@code containerpilot} names, else the
 * environment variable {@code CONTAINERPILOT}. They are read directly, since a configuration source cannot ask the
 * configuration that is still being built from it.
 */
public final class ContainerPilotFile {

    private static final String PROPERTY = "containerpilot";
    private static final String VARIABLE = "CONTAINERPILOT";
    private static final String FILE_SCHEME = "file://";

    /** This process's system properties. */
    static final Function<String, Optional<String>> PROPERTIES = name -> Optional.ofNullable(System.getProperty(name));

    private ContainerPilotFile() {}

    /**
     * The path of this process's ContainerPilot file. Does no I/O.
     *
     * @return the path; nothing if neither property nor variable is set, or both are blank
     * @throws ContainerPilotException if what is set is no path on this system
     */
    public static Optional<Path> locate() {
        return locate(PROPERTIES, System.getenv());
    }

    /**
     * The path that system properties or an environment name. Does no I/O.
     *
     * @param properties finds system properties
     * @param env the environment
     * @return the path, without {@code file://} before it; nothing if neither has it, or it is blank
     * @throws ContainerPilotException if what is found is no path on this system
     */
    public static Optional<Path> locate(Function<String, Optional<String>> properties, Map<String, String> env) {
        String property = properties.apply(PROPERTY).orElse("");
        String path = property.isBlank() ? env.getOrDefault(VARIABLE, "") : property;
        return path.isBlank() ? Optional.empty() : Optional.of(path(path));
    }

    /**
     * The path of this process's ContainerPilot file, which must be set. Does no I/O.
     *
     * @return the path
     * @throws ContainerPilotException if neither property nor variable is set, or what is set is no path
     */
    public static Path require() {
        Optional<Path> path = locate();
        if (path.isEmpty()) {
            throw new ContainerPilotException(LOG.unset(), (Throwable) null);
        }
        return path.get();
    }

    private static Path path(String text) {
        try {
            return Path.of(text.startsWith(FILE_SCHEME) ? text.substring(FILE_SCHEME.length()) : text);
        } catch (InvalidPathException e) {
            throw new ContainerPilotException(LOG.notAPath(text, e.getReason()), e);
        }
    }
}
