package io.piloted.cdi;

import io.piloted.PilotedException;
import java.io.Serial;

/** Thrown if the ContainerPilot file could not be read in time. */
final class FileTimeoutException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception; used by {@link Messages}. */
    public FileTimeoutException(String message) {
        super(message);
    }
}
