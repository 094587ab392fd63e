package io.piloted;

import java.io.Serial;

/** The ContainerPilot file names no such service; the message lists those it names. */
public class NoSuchServiceException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message code, the unknown name, and the known ones
     */
    public NoSuchServiceException(String message) {
        super(message);
    }
}
