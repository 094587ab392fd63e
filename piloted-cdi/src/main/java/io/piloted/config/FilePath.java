package io.piloted.config;

import java.nio.file.Path;

/** The path of a file as it is configured: with or without {@code file://} before it. */
public final class FilePath {

    private static final String SCHEME = "file://";

    private FilePath() {}

    /**
     * Reads a path.
     *
     * @throws java.nio.file.InvalidPathException if it is none on this system
     */
    public static Path of(String text) {
        return Path.of(text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text);
    }
}
