package io.piloted.consul;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of an unreadable file, for messages. It is not shown if it may be a token or a key that was configured
 * instead of a path by mistake.
 */
final class ShownPath {

    private final String text;
    private final Throwable failure;

    ShownPath(String text, Throwable failure) {
        this.text = text;
        this.failure = failure;
    }

    /** The cause to log; its message contains the path, so it is replaced if the path must not be shown. */
    Throwable cause() {
        return isPath() ? failure : new IOException(reason());
    }

    /** The path, and why it cannot be read. */
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

    /** The reason without the path. */
    private String reason() {
        String kind = failure.getClass().getSimpleName().replace("Exception", "");
        String reason = failure instanceof FileSystemException file
                ? file.getReason()
                : failure instanceof IOException ? failure.getMessage() : null;
        return reason == null || (!isPath() && reason.contains(text)) ? kind : reason;
    }
}
