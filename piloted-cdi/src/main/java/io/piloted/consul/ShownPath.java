package io.piloted.consul;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file that cannot be read, as a message may show it: not at all if it may be no path but what the file should
 * hold, a token or a key, put there by mistake.
 */
final class ShownPath {

    private final String text;
    private final Throwable failure;

    ShownPath(String text, Throwable failure) {
        this.text = text;
        this.failure = failure;
    }

    /** The cause to log with it: what could not be read is in its message. */
    Throwable cause() {
        return isPath() ? failure : new IOException(reason());
    }

    /** The path and why it cannot be read. */
    @Override
    public String toString() {
        return isPath()
                ? "%s (%s)".formatted(text, reason())
                : "the file (%s; the value is not shown, since it does not look like a path)".formatted(reason());
    }

    private boolean isPath() {
        try {
            Path path = Path.of(text);
            Path parent = path.getParent();
            return !text.contains("-----BEGIN") && (path.isAbsolute() || (parent != null && Files.isDirectory(parent)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Without the path, which is in the message. */
    private String reason() {
        String kind = failure.getClass().getSimpleName().replace("Exception", "");
        String reason = failure instanceof FileSystemException file
                ? file.getReason()
                : failure instanceof IOException ? failure.getMessage() : null;
        return reason == null || (!isPath() && reason.contains(text)) ? kind : reason;
    }
}
