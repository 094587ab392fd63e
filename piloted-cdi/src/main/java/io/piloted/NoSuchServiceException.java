package io.piloted;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/**
 * Thrown if neither the ContainerPilot file nor {@code piloted.services} names a service. The message lists the known
 * ones.
 */
public class NoSuchServiceException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The service's name, or empty. */
    private final String service;

    /**
     * Creates the exception for several services.
     *
     * @param message code, the unknown names, and the known ones
     */
    public NoSuchServiceException(String message) {
        this(message, "");
    }

    /**
     * Creates the exception for one service.
     *
     * @param message code, the unknown name, and the known ones
     * @param service the unknown name
     */
    public NoSuchServiceException(String message, String service) {
        super(message);
        this.service = requireNonNull(service, "service");
    }

    /**
     * The service that is not known.
     *
     * @return its name; empty if the message is about several injection points at the start
     */
    public String service() {
        return service;
    }
}
