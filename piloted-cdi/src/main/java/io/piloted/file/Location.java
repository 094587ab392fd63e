package io.piloted.file;

import io.piloted.config.FilePath;
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
 * The location of a file of endpoints: on disk, or on the class path.
 *
 * @param text the configured value
 */
record Location(String text) {

    private static final String CLASSPATH = "classpath:";

    /**
     * Reads the current text of the file.
     *
     * @throws IOException if the file does not exist, cannot be read, or is not UTF-8
     */
    String read() throws IOException {
        if (text.startsWith(CLASSPATH)) {
            return resource(text.substring(CLASSPATH.length()).replaceFirst("^/+", ""));
        }
        return Files.readString(path());
    }

    private Path path() {
        return FilePath.of(text);
    }

    /**
     * The location for messages. Adds the absolute path to a relative one, because a server's working directory may be
     * surprising.
     */
    String place() {
        try {
            return text.startsWith(CLASSPATH) || path().isAbsolute()
                    ? text
                    : "%s (%s, in the working directory of this process)".formatted(text, path().toAbsolutePath());
        } catch (InvalidPathException e) {
            return text;
        }
    }

    /**
     * Searches the application's class loader, then the library's own: they differ if a server shares the library
     * between applications.
     */
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
