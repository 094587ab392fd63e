package io.piloted.config;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The current model of each application. Each successful reload of the file sets the model here, and the application's
 * {@linkplain ContainerPilotConfigSource source} then has its properties. A failed reload sets nothing, so the last
 * valid model stays. Applications that share the library are distinguished by their class loaders, to which this class
 * refers weakly. Thread-safe. Reads take no lock, because each lookup of a property is one.
 */
public final class CurrentModel {

    /** An immutable list, which only {@link #replace} replaces. */
    private static volatile List<Known> all = List.of();

    private static final AtomicInteger CHANGES = new AtomicInteger();

    private CurrentModel() {}

    /** Sets the model of an application. Does nothing if it is the current one already. */
    public static void set(ClassLoader application, ContainerPilot model) {
        for (Known one : all) {
            if (one.model == model && one.isOf(application)) {
                return;
            }
        }
        ContainerPilot previous = replace(application, new Known(new WeakReference<>(application), model));
        if (previous != null && !names(previous).equals(names(model))) {
            ListedNames.renew(application);
        }
    }

    private static Set<String> names(ContainerPilot model) {
        return model.fileProperties().listed().keySet();
    }

    /** Removes the model of an application. Its source then reads the file itself. */
    public static void forget(ClassLoader application) {
        replace(application, null);
    }

    /**
     * The current model of the application to which the thread's context class loader belongs. On other threads, the
     * model of any application. Empty before the first was set.
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

    /** The number of calls of {@link #set} and {@link #forget}, which shows whether a model may have changed. */
    static int changes() {
        return CHANGES.get();
    }

    /** Replaces or removes a model. Returns the one before; null if there was none. */
    private static synchronized @Nullable ContainerPilot replace(ClassLoader application, @Nullable Known instead) {
        ContainerPilot previous = null;
        List<Known> known = new ArrayList<>();
        for (Known one : all) {
            if (one.isOf(application)) {
                previous = one.model;
            } else if (!one.isOf(null)) {
                known.add(one);
            }
        }
        if (instead != null) {
            known.add(instead);
        }
        all = List.copyOf(known);
        CHANGES.incrementAndGet();
        return previous;
    }

    private static @Nullable ClassLoader contextClassLoader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** The model of one application; matches no application after its class loader was collected. */
    private record Known(WeakReference<ClassLoader> application, ContainerPilot model) {

        boolean isOf(@Nullable ClassLoader loader) {
            return application.refersTo(loader);
        }
    }
}
