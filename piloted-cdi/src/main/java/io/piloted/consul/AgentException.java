package io.piloted.consul;

import io.piloted.PilotedException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A failure of one Consul agent. Another agent may succeed. */
final class AgentException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    public AgentException(String message) {
        super(message);
    }

    public AgentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
