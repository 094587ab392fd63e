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
 * The location or text of the ContainerPilot file: the value of the system property {@code containerpilot}, else of the
 * environment variable {@code CONTAINERPILOT}. The value is a path. If it begins with a brace, it is the text of the
 * file, as in ContainerPilot 2. Both are read directly, because a ConfigSource cannot use the Config to which it
 * belongs. Immutable.
 */
public final class ContainerPilotFile {

    private static final String PROPERTY = "containerpilot";
    private static final String VARIABLE = "CONTAINERPILOT";

    /** The first character of a text; a path hardly ever begins with it. */
    private static final String BRACE = "{";

    /** The system properties of this process. */
    static final Function<String, Optional<String>> PROPERTIES = name -> Optional.ofNullable(System.getProperty(name));

    private final @Nullable Path path;
    private final String text;

    private ContainerPilotFile(@Nullable Path path, String text) {
        this.path = path;
        this.text = text;
    }

    static ContainerPilotFile at(Path path) {
        return new ContainerPilotFile(path, "");
    }

    /**
     * The ContainerPilot file of this process; empty if neither property nor variable is set, or both are blank. Does
     * no I/O.
     */
    public static Optional<ContainerPilotFile> locate() {
        return locate(PROPERTIES, ProcessEnvironment.get());
    }

    /** The file that these system properties or this environment name. Does no I/O. */
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
            return FilePath.of(value);
        } catch (InvalidPathException e) {
            throw MESSAGES.notAPath(shown(value), e.getReason());
        }
    }

    /** The value for messages. A value that may be the text of a file is not shown. */
    private static String shown(String value) {
        return value.contains(BRACE) ? "The value of CONTAINERPILOT" : value;
    }

    /** The path of the file; empty if its text was given. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** The text of the file before it is rendered. Reads the file. */
    String text() {
        return path == null ? text : read(path);
    }

    private String read(Path file) {
        try {
            return decode(ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw MESSAGES.missing(this);
        } catch (IOException e) {
            throw Files.isDirectory(file) ? MESSAGES.directory(this) : unreadable(reason(e));
        }
    }

    /**
     * The exception for a file that cannot be read, with the operating system's text; glibc and musl use different
     * texts.
     */
    ContainerPilotException unreadable(String reason) {
        boolean tooManyFiles =
                reason.contains("Too many open files") || reason.contains("No file descriptors available");
        return tooManyFiles ? MESSAGES.tooManyFiles(this) : MESSAGES.unreadable(this, reason);
    }

    /** The reason without the path, which the message already contains. */
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
            throw MESSAGES.notUtf8(this, line, offset, Byte.toUnsignedInt(bytes.get(offset)));
        }
        return decoded.flip().toString();
    }

    /** The path, for messages; never the text of the file. */
    @Override
    public String toString() {
        return path == null ? "The text in CONTAINERPILOT" : shown(path.toString());
    }
}
