package io.piloted.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a file of endpoints is: on disk, or on the class path.
 *
 * @param text as it was configured
 */
record Location(String text) {

    private static final String FILE = "file://";
    private static final String CLASSPATH = "classpath:";

    /**
     * Reads it as it is now.
     *
     * @throws IOException if it is not there, cannot be read, or is not UTF-8
     */
    String read() throws IOException {
        if (text.startsWith(CLASSPATH)) {
            return resource(text.substring(CLASSPATH.length()).replaceFirst("^/+", ""));
        }
        return Files.readString(path());
    }

    private Path path() {
        return Path.of(text.startsWith(FILE) ? text.substring(FILE.length()) : text);
    }

    /** For people: of a relative path also where it leads, since a server has a working directory of its own. */
    String place() {
        try {
            return text.startsWith(CLASSPATH) || path().isAbsolute()
                    ? text
                    : "%s (%s, in the working directory of this process)".formatted(text, path().toAbsolutePath());
        } catch (InvalidPathException e) {
            return text;
        }
    }

    /** The application's, else ours: a server may have put this library above the application. */
    private static String resource(String name) throws IOException {
        ClassLoader own = Location.class.getClassLoader();
        ClassLoader application = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .filter(loader -> loader.getResource(name) != null)
                .orElse(own);
        try (InputStream in = application.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("no such resource");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
