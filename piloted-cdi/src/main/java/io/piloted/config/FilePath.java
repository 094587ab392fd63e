package io.piloted.config;

import java.nio.file.Path;

/** A parser of configured paths, which may begin with {@code file://}. */
public final class FilePath {

    private static final String SCHEME = "file://";

    private FilePath() {}

    /**
     * Reads a path.
     *
     * @throws java.nio.file.InvalidPathException if it is not a valid path on this system
     */
    public static Path of(String text) {
        return Path.of(text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text);
    }
}
