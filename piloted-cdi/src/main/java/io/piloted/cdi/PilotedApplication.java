package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.concurrent.Daemons;
import io.piloted.config.Options;
import io.piloted.config.ProcessEnvironment;
import io.piloted.registry.Registry;
import io.piloted.signal.Hangup;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The library's part of one application, from its deployment to its end. Both extensions use it to start and stop the
 * library. It is also the {@link ServiceRegistry} bean: a call before the start begins the start. Thread-safe.
 */
final class PilotedApplication implements ServiceRegistry, RunningApplication, AutoCloseable {

    /** The phases in order; {@link #release} goes back from loaded to new. */
    private enum Phase {
        NEW,
        LOADING,
        LOADED,
        CLOSED
    }

    private final Options options;
    private final NamedServices named;
    private final Container container;
    private final Observers observers;
    private final ClassLoader classLoader;
    private final Handles handles = new Handles(() -> this);

    /** Held only to change the phase, never while services are loaded or closed. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Signalled when the phase is no longer {@link Phase#LOADING}. */
    private final Condition loadEnded = lock.newCondition();

    /** Guarded by {@link #lock}: the thread that loads the services. */
    private @Nullable Thread loader;

    /** Guarded by {@link #lock}. */
    private Phase phase = Phase.NEW;

    /** Guarded by {@link #lock}: set from the beginning of the load to the end of the application. */
    private @Nullable LoadedServices services;

    /** Guarded by {@link #lock}: the thread context for observers; null until the container is ready. */
    private @Nullable ThreadContext announced;

    /** Guarded by {@link #lock}. */
    private @Nullable UnfinishedStart unfinished;

    /** The registry for all calls; null unless the phase is {@link Phase#LOADED}. */
    private volatile @Nullable Registry registry;

    /** The current or last registry: after the end, beans may still pick while the container destroys them. */
    private volatile @Nullable Registry last;

    /**
     * Creates the application; starts nothing yet.
     *
     * @param named the services that the application's classes name; filled until the start
     */
    PilotedApplication(Options options, NamedServices named, Container container) {
        this.options = options;
        this.named = named;
        this.container = container;
        this.observers = new Observers(container, named.observed());
        this.classLoader = contextClassLoader();
    }

    /**
     * Handles SIGHUP from now on, so that it does not end the JVM, unless the library is switched off. Keeps no
     * reference to the application, which may never start.
     */
    void takeSignal() {
        if (options.enabled()) {
            onSeparateThread(Hangup::take);
        }
    }

    /**
     * Runs a task on a separate thread, because installing a signal handler is slow, and the start can continue
     * meanwhile.
     */
    static void onSeparateThread(Runnable task) {
        Daemons.thread("piloted-signal", task).start();
    }

    /** The names of the configured services. Reads the file. Empty if that fails, or if the library is switched off. */
    Set<String> configuredNames() {
        if (!options.enabled()) {
            return Set.of();
        }
        try (FilePlanReader reader = new FilePlanReader(options, ProcessEnvironment.get(), classLoader)) {
            return reader.configuredNames();
        }
    }

    Handles handles() {
        return handles;
    }

    /** Loads all services. Does nothing if they are loaded, or if the library is switched off. */
    void start() {
        if (options.enabled()) {
            running();
        }
    }

    /**
     * Called when the container can call observers; from then on the deployment rarely fails. Loads the services again
     * if they were released since the start.
     *
     * @param surroundings the thread context for observers; only the first call sets it
     */
    void announce(ThreadContext surroundings) {
        lock.lock();
        try {
            if (announced != null || phase == Phase.CLOSED) {
                return;
            }
            announced = surroundings;
            finishStart();
            if (phase == Phase.LOADED && services != null) {
                services.announce(surroundings);
            }
        } finally {
            lock.unlock();
        }
        start();
    }

    /**
     * Closes everything, because the deployment has failed, or seems to. If it continues, the services are loaded
     * again.
     */
    void release() {
        release(true);
    }

    /** Called by the timer of an unfinished start. It may come too late to be stopped when the start has ended. */
    private void releaseUnfinished() {
        release(false);
    }

    private void release(boolean evenIfAnnounced) {
        LoadedServices released;
        lock.lock();
        try {
            if (phase != Phase.LOADED || (announced != null && !evenIfAnnounced)) {
                return;
            }
            released = services;
            phase = Phase.NEW;
            services = null;
            registry = null;
            last = null;
            announced = null;
            finishStart();
        } finally {
            lock.unlock();
        }
        end(released);
    }

    /** Whether the services are loaded, and the application has not ended. */
    boolean isRunning() {
        return registry != null;
    }

    boolean isOf(Container other) {
        return container == other;
    }

    /** Ends everything, also a running start. Idempotent. */
    @Override
    public void close() {
        LoadedServices ending;
        lock.lock();
        try {
            phase = Phase.CLOSED;
            loader = null;
            loadEnded.signalAll();
            ending = services;
            services = null;
            registry = null;
            finishStart();
        } finally {
            lock.unlock();
        }
        end(ending);
    }

    private void end(@Nullable LoadedServices ending) {
        RunningApplications.remove(this);
        if (ending != null) {
            ending.close();
        }
        handles.forget();
    }

    /** Called while holding the lock. */
    private void finishStart() {
        if (unfinished != null) {
            unfinished.finish();
            unfinished = null;
        }
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public Optional<Registry> registry() {
        return Optional.ofNullable(registry);
    }

    @Override
    public Set<String> names() {
        return running().names();
    }

    @Override
    public ServiceHandle service(String name) {
        return running().service(name);
    }

    @Override
    public CompletionStage<Endpoint> nextAsync(String name, Collection<Endpoint> tried) {
        return withoutWaiting(running -> running.nextAsync(name, tried));
    }

    @Override
    public CompletionStage<ServicesUpdated> refresh() {
        return withoutWaiting(Registry::refresh);
    }

    /** Never blocks and never throws. Unlike other calls, it does not begin the start. */
    private <T> CompletionStage<T> withoutWaiting(Function<Registry, CompletionStage<T>> call) {
        try {
            if (options.enabled() && is(Phase.NEW)) {
                throw MESSAGES.notStarted();
            }
            return call.apply(running());
        } catch (PilotedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private boolean is(Phase expected) {
        lock.lock();
        try {
            return phase == expected;
        } finally {
            lock.unlock();
        }
    }

    private Registry running() {
        Registry running = registry;
        return running != null ? running : started(options.refresh().timeout().dividedBy(2));
    }

    /**
     * Loads the services, or waits for another thread that loads them.
     *
     * @param patience the maximum wait; shorter than the timeout of a lookup, for a catalog that calls this on its own
     *     thread
     */
    private Registry started(Duration patience) {
        if (!options.enabled()) {
            throw MESSAGES.switchedOff();
        }
        LoadedServices loading;
        lock.lock();
        try {
            switch (phase) {
                case NEW -> {
                    loading = new LoadedServices(options, container, observers, classLoader);
                    services = loading;
                    phase = Phase.LOADING;
                    loader = Thread.currentThread();
                }
                case LOADING -> {
                    awaitLoaded(patience);
                    return started(Duration.ZERO);
                }
                default -> {
                    Registry running = registry;
                    return running != null ? running : afterEnd();
                }
            }
        } finally {
            lock.unlock();
        }
        load(loading);
        return loading.registry();
    }

    /** Called while holding the lock, which is released during the wait. */
    private void awaitLoaded(Duration patience) {
        long nanos = isLoading() ? 0 : patience.toNanos();
        try {
            while (phase == Phase.LOADING && nanos > 0) {
                nanos = loadEnded.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (phase == Phase.LOADING) {
            throw MESSAGES.loading();
        }
    }

    /** Whether the current thread takes part in the load; then it must not wait for it. */
    private boolean isLoading() {
        return loader == Thread.currentThread() || Registry.isRegistryThread();
    }

    private void load(LoadedServices loading) {
        try {
            loading.load(named);
        } catch (Throwable e) { // the application's catalog may throw anything
            close();
            throw e;
        }
        lock.lock();
        try {
            if (phase != Phase.LOADING) {
                throw MESSAGES.stopped(); // another thread ended the application during the load
            }
            phase = Phase.LOADED;
            loader = null;
            loadEnded.signalAll();
            last = loading.registry();
            registry = loading.registry();
            RunningApplications.add(this);
            if (announced != null) {
                loading.announce(announced);
            } else {
                unfinished = new UnfinishedStart(this::releaseUnfinished);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The registry for a call after the end: the last one while the container destroys its beans, then the registry of
     * the application that runs now.
     */
    private Registry afterEnd() {
        Registry ended = last;
        if (ended != null && container.isThere()) {
            return ended;
        }
        return RunningApplications.find().flatMap(PilotedApplication::registry).orElseThrow(MESSAGES::stopped);
    }

    private static ClassLoader contextClassLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : PilotedApplication.class.getClassLoader();
    }
}
