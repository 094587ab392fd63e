package io.piloted;

import static java.util.Objects.requireNonNull;

import java.io.Serial;

/** The ContainerPilot file names no such service; the message lists those it names. */
public class NoSuchServiceException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What {@link #service()} says. */
    private final String service;

    /**
     * For several services.
     *
     * @param message code, the unknown names, and the known ones
     */
    public NoSuchServiceException(String message) {
        this(message, "");
    }

    /**
     * For one service.
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
     * @return its name; empty when an application does not start because of injection points, which the message lists
     */
    public String service() {
        return service;
    }
}
