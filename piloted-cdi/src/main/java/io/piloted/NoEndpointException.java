package io.piloted;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** No instance of the service is passing at the moment, or it has never been looked up with success. */
public class NoEndpointException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What {@link #service()} says. */
    private final String service;

    /**
     * With a message.
     *
     * @param message code and the service's name
     * @param service the service's name
     */
    public NoEndpointException(String message, String service) {
        super(message);
        this.service = requireNonNull(service, "service");
    }

    /**
     * The service that has no endpoint.
     *
     * @return its name
     */
    public String service() {
        return service;
    }
}
