package io.piloted.config;

import io.piloted.PilotedException;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown if the ContainerPilot file or an option of the library is invalid. The message lists all problems. */
public final class ContainerPilotException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** In the order of the file. */
    private final String[] problems;

    ContainerPilotException(String message, List<String> problems) {
        super(message);
        this.problems = problems.toArray(String[]::new);
    }

    /** Creates the exception; used by {@link Messages}. */
    public ContainerPilotException(String message) {
        this(message, List.of());
    }

    /** Creates the exception; used by {@link Messages}. */
    public ContainerPilotException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problems = new String[0];
    }

    /**
     * The problems of single values in the order of the file, which are also in the message. Each has its place, the
     * value, and the expected value. Empty if the file could not be read.
     */
    public List<String> problems() {
        return List.of(problems);
    }
}
