package io.piloted.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one server lives.
 *
 * @param base a directory of its own
 * @param port the port it has to serve HTTP on
 * @param applications the WARs and EARs to run, as files to be taken as they are
 * @param libraries what all applications share, as jars; empty unless the server {@link Server#sharesLibraries}
 */
public record Site(Path base, int port, List<Path> applications, List<Path> libraries) {

    /**
     * Copies a directory with everything in it.
     *
     * @param from the directory
     * @param to the copy, whose parent exists
     */
    public static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies the applications.
     *
     * @param directory where to; made if it is not there
     * @throws IOException if that fails
     */
    public void copyApplications(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path application : applications) {
            Files.copy(application, directory.resolve(application.getFileName()));
        }
    }

    /**
     * Copies the libraries.
     *
     * @param directory where to; made if it is not there
     * @throws IOException if that fails
     */
    public void copyLibraries(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Path library : libraries) {
            Files.copy(library, directory.resolve(library.getFileName()));
        }
    }

    /** Deletes the whole directory. */
    void delete() {
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
