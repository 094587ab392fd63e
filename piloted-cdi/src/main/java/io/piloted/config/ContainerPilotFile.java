package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ContainerPilot file: at the path that the system property {@code containerpilot} has, else the environment variable
 * {@code CONTAINERPILOT}. Where that begins with a brace it is not a path but the text of the file itself, as in
 * ContainerPilot 2. They are read directly, since a configuration source cannot ask the configuration that is still being
 * built from it. Immutable.
 */
public final class ContainerPilotFile {

    private static final String PROPERTY = "containerpilot";
    private static final String VARIABLE = "CONTAINERPILOT";
    private static final String FILE_SCHEME = "file://";

    /** Every text of a file has one, and hardly a path. */
    private static final String BRACE = "{";

    /** This process's system properties. */
    static final Function<String, Optional<String>> PROPERTIES = name -> Optional.ofNullable(System.getProperty(name));

    private final @Nullable Path path;
    private final String text;

    private ContainerPilotFile(@Nullable Path path, String text) {
        this.path = path;
        this.text = text;
    }

    /** The file at a path. */
    static ContainerPilotFile at(Path path) {
        return new ContainerPilotFile(path, "");
    }

    /**
     * This process's ContainerPilot file. Does no I/O.
     *
     * @return the file; nothing if neither property nor variable is set, or both are blank
     * @throws ContainerPilotException if what is set is no path on this system
     */
    public static Optional<ContainerPilotFile> locate() {
        return locate(PROPERTIES, ProcessEnvironment.get());
    }

    /**
     * The file that system properties or an environment name. Does no I/O.
     *
     * @param properties finds system properties
     * @param env the environment
     * @return the file; nothing if neither has it, or it is blank
     * @throws ContainerPilotException if what is found is no path on this system
     */
    static Optional<ContainerPilotFile> locate(Function<String, Optional<String>> properties, Map<String, String> env) {
        String property = properties.apply(PROPERTY).orElse("");
        String value = property.isBlank() ? env.getOrDefault(VARIABLE, "") : property;
        if (value.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                value.stripLeading().startsWith(BRACE) ? new ContainerPilotFile(null, value) : at(path(value)));
    }

    private static Path path(String value) {
        try {
            return Path.of(value.startsWith(FILE_SCHEME) ? value.substring(FILE_SCHEME.length()) : value);
        } catch (InvalidPathException e) {
            throw new ContainerPilotException(MESSAGES.notAPath(shown(value), e.getReason()), (Throwable) null);
        }
    }

    /** What it is called in messages: a value that may be the text of a file is not shown. */
    private static String shown(String value) {
        return value.contains(BRACE) ? "The value of CONTAINERPILOT" : value;
    }

    /** Where the file is; nothing if its text was given. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** What the file says, before it is rendered. Reads the file. */
    String text() {
        return path == null ? text : read(path);
    }

    private String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new ContainerPilotException(MESSAGES.directory(this), (Throwable) null);
        }
        try {
            return decode(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new ContainerPilotException(MESSAGES.missing(this), (Throwable) null);
        } catch (IOException e) {
            throw unreadable(reason(e));
        }
    }

    /** Why the file cannot be read, in the words of the system; those of musl differ. */
    ContainerPilotException unreadable(String reason) {
        boolean tooManyFiles =
                reason.contains("Too many open files") || reason.contains("No file descriptors available");
        return new ContainerPilotException(
                tooManyFiles ? MESSAGES.tooManyFiles(this) : MESSAGES.unreadable(this, reason), (Throwable) null);
    }

    /** Not the message, which repeats the path. */
    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return e.getClass().getSimpleName() + (reason == null ? "" : ": " + reason);
    }

    private String decode(ByteBuffer bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, decoded, true);
        if (result.isError()) {
            int offset = bytes.position();
            int line = 1;
            for (int i = 0; i < offset; i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            throw new ContainerPilotException(
                    MESSAGES.notUtf8(this, line, offset, Byte.toUnsignedInt(bytes.get(offset))), (Throwable) null);
        }
        return decoded.flip().toString();
    }

    /** The path, for messages; never the text of the file. */
    @Override
    public String toString() {
        return path == null ? "The text in CONTAINERPILOT" : shown(path.toString());
    }
}
