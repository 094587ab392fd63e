package io.piloted.cdi;

import io.piloted.PilotedException;
import java.io.Serial;

/** The ContainerPilot file could not be read in time. */
final class FileTimeoutException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** For {@link Messages}. */
    public FileTimeoutException(String message) {
        super(message);
    }
}
