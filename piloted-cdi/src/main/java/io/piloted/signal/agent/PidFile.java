package io.piloted.signal.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A file that names this process for as long as it can be signalled. */
final class PidFile {

    private final Path path;
    private final String content = ProcessHandle.current().pid() + "\n";

    PidFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /** Writes it whole or not at all, and deletes it when the JVM ends, unless that is by SIGKILL. */
    void write() throws IOException {
        // No other process has this name, not even one of the same id: in a container that is often 1.
        Path partial = path.resolveSibling(path.getFileName() + "."
                + Integer.toHexString(ThreadLocalRandom.current().nextInt()));
        List<Object> identity;
        try {
            Files.writeString(partial, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            identity = identity(partial);
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            forget(partial);
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(identity), "piloted-pidfile"));
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

    /** A successor may have written its own in the meantime, with the same text if it has the same id. */
    private void delete(List<Object> identity) {
        try {
            if (identity(path).equals(identity)) {
                Files.delete(path);
            }
        } catch (IOException | RuntimeException leftBehind) {
            // The process ends; there is nobody left to tell.
        }
    }

    /** What tells a file from a later one at the same path: a file system may use the number of a deleted file again. */
    private static List<Object> identity(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        @Nullable Object key = attributes.fileKey();
        return List.of(
                key != null ? key : attributes.creationTime(), attributes.lastModifiedTime(), Files.readString(file));
    }
}
