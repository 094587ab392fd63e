package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.PilotedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ContainerPilot file that no running application has loaded. This class reads its properties, and reads them again
 * when the file has changed, or an application has started or ended. Thread-safe.
 */
final class UnloadedFile {

    private final ContainerPilotFile file;
    private final Map<String, String> env;

    /** Not locked: concurrent threads may read the same file, and the last result stays. */
    private volatile @Nullable Reading last;

    UnloadedFile(ContainerPilotFile file, Map<String, String> env) {
        this.file = file;
        this.env = env;
    }

    ContainerPilotFile file() {
        return file;
    }

    /** The properties; none if the file is invalid, which the start of the application will report. */
    FileProperties properties() {
        Version version = version();
        Reading reading = last;
        if (reading == null || !reading.version.equals(version)) {
            reading = new Reading(version, read());
            last = reading;
        }
        return reading.properties;
    }

    private FileProperties read() {
        try {
            return Flattener.properties(RenderedFile.parse(file, file.text(), env));
        } catch (PilotedException e) {
            MESSAGES.noProperties(e);
            return FileProperties.NONE;
        }
    }

    private Version version() {
        int applications = CurrentModel.changes();
        Optional<Path> path = file.path();
        if (path.isPresent()) {
            try {
                BasicFileAttributes now = Files.readAttributes(path.get(), BasicFileAttributes.class);
                return new Version(applications, Optional.of(now.lastModifiedTime()), now.size());
            } catch (IOException e) {
                MESSAGES.noProperties(e);
            }
        }
        return new Version(applications, Optional.empty(), 0);
    }

    /**
     * The version of the file. Determined before the file is read, so that a change during the read is noticed next
     * time.
     */
    private record Version(int applications, Optional<FileTime> modified, long size) {}

    private record Reading(Version version, FileProperties properties) {}
}
