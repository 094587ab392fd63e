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

/** A file with the id of this process, which exists while the process can be signalled. */
final class PidFile {

    private final Path path;
    private final String content = ProcessHandle.current().pid() + "\n";

    PidFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    /** Writes the file in one step, and deletes it when the JVM ends (but not after SIGKILL). */
    void write() throws IOException {
        // A random name, because processes in two containers may have the same id, often 1.
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
     * Deletes the file of a process that has ended. When this process cannot be signalled, an old file must not contain
     * its id by chance.
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
            // No file, or not a pidfile.
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            // The file stays; nothing else can be done.
        }
    }

    /** Deletes the file unless another process has replaced it, perhaps with the same id in it. */
    private void delete(List<Object> identity) {
        try {
            if (identity(path).equals(identity)) {
                Files.delete(path);
            }
        } catch (IOException | RuntimeException leftBehind) {
            // The process ends anyway.
        }
    }

    /** Identifies this file. The inode alone is not enough, because a file system may reuse the one of a deleted file. */
    private static List<Object> identity(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        @Nullable Object key = attributes.fileKey();
        return List.of(
                key != null ? key : attributes.creationTime(), attributes.lastModifiedTime(), Files.readString(file));
    }
}
