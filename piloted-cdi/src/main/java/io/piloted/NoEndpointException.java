package io.piloted;

import java.io.Serial;

/** No instance of the service is passing at the moment, or it has never been looked up with success. */
public class NoEndpointException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message code and the service's name
     */
    public NoEndpointException(String message) {
        super(message);
    }
}
