package io.piloted.config;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A parser of configured paths, which may be file URLs. */
public final class FilePath {

    private static final String SCHEME = "file:";

    /** The form with an authority, which is empty; it is also written before a relative path. */
    private static final String AUTHORITY = "//";

    private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:.*", Pattern.DOTALL);

    private FilePath() {}

    /**
     * Reads a path.
     *
     * @throws java.nio.file.InvalidPathException if it is not a valid path on this system
     */
    public static Path of(String text) {
        return Path.of(path(text, File.separatorChar == '\\'));
    }

    /** The path in a text. On Windows, a URL has a slash before the drive, but a path has none. */
    static String path(String text, boolean isWindows) {
        String path = text;
        if (text.startsWith(SCHEME + AUTHORITY)) {
            path = text.substring(SCHEME.length() + AUTHORITY.length());
        } else if (text.startsWith(SCHEME + '/')) {
            path = text.substring(SCHEME.length());
        }
        return isWindows && DRIVE.matcher(path).matches() ? path.substring(1) : path;
    }
}
