package io.piloted;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** Thrown if a service has no endpoint: no instance is passing, or no lookup has succeeded yet. */
public class NoEndpointException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The service's name. */
    private final String service;

    /**
     * Creates the exception.
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
