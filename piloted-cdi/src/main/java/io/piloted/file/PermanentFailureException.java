package io.piloted.file;

import io.piloted.PilotedException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The file of endpoints is not there, or does not have the service: it stays so until somebody changes it, so there is no
 * use in looking again and again while an application starts.
 */
public final class PermanentFailureException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    PermanentFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
