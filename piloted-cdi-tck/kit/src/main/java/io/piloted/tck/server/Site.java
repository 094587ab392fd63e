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
 * The directory, port, applications and libraries of one server.
 *
 * @param base its own directory
 * @param port the port for HTTP
 * @param applications the WAR and EAR files to run
 * @param libraries jars that all applications share; empty unless {@link Server#sharesLibraries}
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
     * @param directory the target directory; created if it does not exist
     * @throws IOException if copying fails
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
     * @param directory the target directory; created if it does not exist
     * @throws IOException if copying fails
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
