package io.piloted.signal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that names this process for as long as it can be signalled. */
final class PidFile {

    private final Path path;
    private final String content = ProcessHandle.current().pid() + "\n";

    PidFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Writes it whole or not at all, and deletes it when the JVM ends, unless that is by SIGKILL. */
    void write() {
        Path partial = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid());
        try {
            // One that a process of the same id left behind, or a link that somebody else put there.
            Files.deleteIfExists(partial);
            Files.writeString(partial, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            forget(partial);
            throw new UncheckedIOException("Cannot write the pidfile " + path, e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete, "piloted-pidfile"));
    }

    /**
     * Deletes what a process left behind that has ended: where this one is not to be signalled, the file must not name it by
     * chance.
     */
    void forget() {
        try {
            long pid = Long.parseLong(Files.readString(path).strip());
            boolean other = ProcessHandle.of(pid).isPresent()
                    && pid != ProcessHandle.current().pid();
            if (!other) {
                forget(path);
            }
        } catch (IOException | RuntimeException notOurs) {
            // There is none, or it is somebody's else.
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            // It was not to be.
        }
    }

    /** A successor may have written its own in the meantime. */
    private void delete() {
        try {
            if (Files.exists(path) && Files.readString(path).equals(content)) {
                Files.delete(path);
            }
        } catch (IOException | RuntimeException leftBehind) {
            // The process ends; there is nobody left to tell.
        }
    }
}
