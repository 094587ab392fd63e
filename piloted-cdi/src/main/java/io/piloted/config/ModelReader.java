package io.piloted.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the ContainerPilot file that returns the same model while the text of the file stays the same, because
 * rendering, parsing and checking it would make each refresh slower. Thread-safe.
 */
public final class ModelReader {

    private final Map<String, String> env;

    private volatile @Nullable Reading last;

    /** Creates a reader; reads nothing yet. */
    public ModelReader(Map<String, String> env) {
        this.env = env;
    }

    /** A model with the text from which it was read. */
    private record Reading(String text, boolean withConsul, ContainerPilot model) {

        boolean isOf(String text, boolean withConsul) {
            return this.withConsul == withConsul && this.text.equals(text);
        }
    }

    /**
     * Reads the file.
     *
     * @param withConsul whether to read {@code consul}
     * @throws ContainerPilotException if the file is invalid, as {@link ContainerPilot#load} does; the next call then
     *     checks it again
     */
    public ContainerPilot read(ContainerPilotFile file, boolean withConsul) {
        String text = file.text();
        Reading known = last;
        if (known != null && known.isOf(text, withConsul)) {
            return known.model;
        }
        ContainerPilot model = ContainerPilot.parse(file, text, env, withConsul);
        last = new Reading(text, withConsul, model);
        return model;
    }
}
