package io.piloted.config;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The model that each application runs on now. Who reloads the file sets it here, and the application's
 * {@linkplain ContainerPilotConfigSource source} has its properties from then on; a reload that fails sets nothing, and
 * so the last good model stays. Applications that share the library are told apart by their class loaders, which are not
 * kept alive by this. Safe to use from any thread.
 */
public final class CurrentModel {

    /** Guarded by {@link #LOCK}. */
    private static final Map<ClassLoader, ContainerPilot> MODELS = new WeakHashMap<>();

    private static final ReentrantLock LOCK = new ReentrantLock();

    private CurrentModel() {}

    /**
     * Makes a model the current one of an application.
     *
     * @param application the application's class loader
     * @param model what the file says now
     */
    public static void set(ClassLoader application, ContainerPilot model) {
        LOCK.lock();
        try {
            MODELS.put(application, model);
        } finally {
            LOCK.unlock();
        }
    }

    /**
     * Forgets the model of an application: from then on a source has the properties that it read from the file itself.
     *
     * @param application the application's class loader
     */
    public static void forget(ClassLoader application) {
        LOCK.lock();
        try {
            MODELS.remove(application);
        } finally {
            LOCK.unlock();
        }
    }

    /**
     * The current model of the application that asks, which the thread's context class loader tells; on threads of
     * nobody, that of some application.
     *
     * @return the model; nothing before the first one was set
     */
    public static Optional<ContainerPilot> get() {
        LOCK.lock();
        try {
            for (ClassLoader loader = contextClassLoader(); loader != null; loader = loader.getParent()) {
                ContainerPilot own = MODELS.get(loader);
                if (own != null) {
                    return Optional.of(own);
                }
            }
            return MODELS.values().stream().findAny();
        } finally {
            LOCK.unlock();
        }
    }

    private static @Nullable ClassLoader contextClassLoader() {
        return Thread.currentThread().getContextClassLoader();
    }
}
