package io.piloted.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model that the application runs on now. Who reloads the file sets it here, and all
 * {@linkplain ContainerPilotConfigSource sources} of the same class loader see its properties from then on; a reload
 * that fails sets nothing, and so the last good model stays. There is one per class loader: applications that share the
 * library share the process, and so the file and the environment too. Safe to use from any thread.
 */
public final class CurrentModel {

    private static volatile @Nullable ContainerPilot current;

    private CurrentModel() {}

    /**
     * Makes a model the current one.
     *
     * @param model what the file says now
     */
    public static void set(ContainerPilot model) {
        current = model;
    }

    /**
     * Forgets the current model: from then on a source has the properties that it read from the file itself. For tests.
     */
    static void clear() {
        current = null;
    }

    /**
     * The current model.
     *
     * @return the model; nothing before the first one was set
     */
    public static Optional<ContainerPilot> get() {
        return Optional.ofNullable(current);
    }
}
