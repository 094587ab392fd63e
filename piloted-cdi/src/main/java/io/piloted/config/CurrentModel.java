package io.piloted.config;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The model that each application runs on now. Who reloads the file sets it here, and the application's
 * {@linkplain ContainerPilotConfigSource source} has its properties from then on; a reload that fails sets nothing, and
 * so the last good model stays. Applications that share the library are told apart by their class loaders, which are not
 * kept alive by this. Safe to use from any thread; reading takes no lock, since every look-up of a property does it.
 */
public final class CurrentModel {

    /** Never changed, only replaced, under {@link #LOCK}. */
    private static volatile List<Known> all = List.of();

    private static final AtomicInteger CHANGES = new AtomicInteger();

    private static final ReentrantLock LOCK = new ReentrantLock();

    private CurrentModel() {}

    /**
     * Makes a model the current one of an application.
     *
     * @param application the application's class loader
     * @param model what the file says now
     */
    public static void set(ClassLoader application, ContainerPilot model) {
        boolean reloaded = replace(application, new Known(new WeakReference<>(application), model));
        if (reloaded) {
            ListedNames.renew(application);
        }
    }

    /**
     * Forgets the model of an application: from then on a source has the properties that it read from the file itself.
     *
     * @param application the application's class loader
     */
    public static void forget(ClassLoader application) {
        replace(application, null);
    }

    /**
     * The current model of the application that asks, which the thread's context class loader tells; on threads of
     * nobody, that of some application.
     *
     * @return the model; nothing before the first one was set
     */
    public static Optional<ContainerPilot> get() {
        List<Known> known = all;
        if (known.size() > 1) {
            for (ClassLoader loader = contextClassLoader(); loader != null; loader = loader.getParent()) {
                for (Known one : known) {
                    if (one.isOf(loader)) {
                        return Optional.of(one.model);
                    }
                }
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(0).model);
    }

    /** How often a model was set or forgotten; so a number that has changed tells that one was. */
    static int changes() {
        return CHANGES.get();
    }

    /** Whether there was a model of the application before. */
    private static boolean replace(ClassLoader application, @Nullable Known instead) {
        boolean replaced = false;
        LOCK.lock();
        try {
            List<Known> known = new ArrayList<>();
            for (Known one : all) {
                if (one.isOf(application)) {
                    replaced = true;
                } else if (!one.isOf(null)) {
                    known.add(one);
                }
            }
            if (instead != null) {
                known.add(instead);
            }
            all = List.copyOf(known);
            CHANGES.incrementAndGet();
        } finally {
            LOCK.unlock();
        }
        return replaced;
    }

    private static @Nullable ClassLoader contextClassLoader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** One application's model; of no application any more when its class loader has gone. */
    private record Known(WeakReference<ClassLoader> application, ContainerPilot model) {

        boolean isOf(@Nullable ClassLoader loader) {
            return application.refersTo(loader);
        }
    }
}
