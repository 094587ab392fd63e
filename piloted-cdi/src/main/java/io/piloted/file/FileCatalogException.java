package io.piloted.file;

import io.piloted.PilotedException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The file of endpoints cannot be used, until a person has corrected it. */
final class FileCatalogException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    public FileCatalogException(String message) {
        super(message);
    }

    public FileCatalogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether retrying cannot help: always. */
    public boolean isPermanent() {
        return true;
    }
}
