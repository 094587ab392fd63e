package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    private ContainerPilotFile() {}

    /**
     * The path of this process's ContainerPilot file. Does no I/O.
     *
     * @return the path; nothing if neither property nor variable is set, or both are blank
     * @throws ContainerPilotException if what is set is no path on this system
     */
    public static Optional<Path> locate() {
        return locate(ThisProcess.PROPERTIES, ThisProcess.ENVIRONMENT);
    }

    /**
     * The path that one of two lookups has. Does no I/O.
     *
     * @param properties finds system properties
     * @param environment finds environment variables
     * @return the path, without {@code file://} before it; nothing if neither has it, or it is blank
     * @throws ContainerPilotException if what is found is no path on this system
     */
    public static Optional<Path> locate(
            Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {
        String property = properties.apply(PROPERTY).orElse("");
        String path = property.isBlank() ? environment.apply(VARIABLE).orElse("") : property;
        return path.isBlank() ? Optional.empty() : Optional.of(path(path));
    }

    /**
     * The path of this process's ContainerPilot file, which must be set. Does no I/O.
     *
     * @return the path
     * @throws ContainerPilotException if neither property nor variable is set, or what is set is no path
     */
    public static Path require() {
        return locate().orElseThrow(() -> new ContainerPilotException(LOG.unset(), (Throwable) null));
    }

    private static Path path(String text) {
        try {
            return Path.of(text.startsWith(FILE_SCHEME) ? text.substring(FILE_SCHEME.length()) : text);
        } catch (InvalidPathException e) {
            throw new ContainerPilotException(LOG.notAPath(text, e.getReason()), e);
        }
    }
}
