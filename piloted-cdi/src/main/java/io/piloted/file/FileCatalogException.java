package io.piloted.file;

import io.piloted.PilotedException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown if the file of endpoints is invalid. It is permanent: somebody must correct the file. */
final class FileCatalogException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    public FileCatalogException(String message) {
        super(message);
    }

    public FileCatalogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean isPermanent() {
        return true;
    }
}
