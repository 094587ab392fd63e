package io.piloted.signal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
            Files.writeString(partial, content);
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the pidfile " + path, e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete, "piloted-pidfile"));
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
