package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.config.Options;
import io.piloted.config.ProcessEnvironment;
import io.piloted.registry.Registry;
import io.piloted.signal.Hangup;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services of one application from its deployment to its end: the composition root that both extensions share. Also the
 * {@link ServiceRegistry} bean itself, so that whoever comes before the start begins it. Thread-safe.
 */
final class PilotedApplication implements ServiceRegistry, RunningApplication, AutoCloseable {

    /** {@link #release} leads back from loaded to new. */
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

    /** Held only for changes of the phase, never while anything is loaded or closed. */
    private final ReentrantLock lock = new ReentrantLock();

    /** The phase is no longer {@link Phase#LOADING}. */
    private final Condition loadEnded = lock.newCondition();

    /** Guarded by {@link #lock}: the thread that loads. */
    private @Nullable Thread loader;

    /** Guarded by {@link #lock}. */
    private Phase phase = Phase.NEW;

    /** Guarded by {@link #lock}: from the beginning of the load to the end. */
    private @Nullable LoadedServices services;

    /** Guarded by {@link #lock}: what the container has given for the observers, once the deployment came so far. */
    private @Nullable ThreadContext announced;

    /** Guarded by {@link #lock}. */
    private @Nullable UnfinishedStart unfinished;

    /** What all calls go to; null unless {@link Phase#LOADED}. */
    private volatile @Nullable Registry registry;

    /** The same, but stays after the end, for beans that pick while the container destroys them. */
    private volatile @Nullable Registry last;

    /**
     * Not started.
     *
     * @param options the library's options
     * @param named the services the application names; may still be filled until the start
     * @param container the container that the application runs in
     */
    PilotedApplication(Options options, NamedServices named, Container container) {
        this.options = options;
        this.named = named;
        this.container = container;
        this.observers = new Observers(container, named.observed());
        this.classLoader = contextClassLoader();
    }

    /**
     * Takes SIGHUP, so that it does not end the JVM, unless switched off. Nothing of the application is kept by it, since
     * the application may never start.
     */
    void takeSignal() {
        if (options.enabled()) {
            beside(Hangup::take);
        }
    }

    /** On a thread of its own: what takes a signal is made of so much of the JDK that the start can go on meanwhile. */
    static void beside(Runnable task) {
        Daemons.thread("piloted-signal", task).start();
    }

    /** The services of the configuration; reads the file. Empty when it cannot be read, or when switched off. */
    Set<String> configuredNames() {
        return options.enabled()
                ? new FilePlanReader(options, ProcessEnvironment.get(), classLoader).configuredNames()
                : Set.of();
    }

    /** What is injected for its services. */
    Handles handles() {
        return handles;
    }

    /** Loads all services; does nothing when that has been done, or when switched off. */
    void start() {
        if (options.enabled()) {
            running();
        }
    }

    /**
     * The container is ready to call observers, and the deployment will hardly fail any more. Loads the services again if they
     * had to be released since the start.
     *
     * @param surroundings what observers are to have around them; the first that is given stays
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

    /** The deployment has failed, or seems to: gives back all that was taken for it. If it goes on, it loads again. */
    void release() {
        LoadedServices released;
        lock.lock();
        try {
            if (phase != Phase.LOADED) {
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

    /** Whether it serves; not any more when it has ended. */
    boolean isRunning() {
        return registry != null;
    }

    boolean isOf(Container other) {
        return container == other;
    }

    /** Ends everything, also a start that is going on. Idempotent. */
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

    /** Under the lock. */
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
    public Endpoint next(String name) {
        return running().service(name).next();
    }

    @Override
    public CompletionStage<Endpoint> nextAsync(String name) {
        return withoutWaiting(running -> running.nextAsync(name));
    }

    @Override
    public CompletionStage<ServicesUpdated> refresh() {
        return withoutWaiting(Registry::refresh);
    }

    /** Never blocks and never throws: before the start it does not begin it. */
    private <T> CompletionStage<T> withoutWaiting(Function<Registry, CompletionStage<T>> call) {
        try {
            if (options.enabled() && is(Phase.NEW)) {
                throw MESSAGES.notStarted();
            }
            return Stages.unwrapped(call.apply(running()));
        } catch (PilotedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private boolean is(Phase asked) {
        lock.lock();
        try {
            return phase == asked;
        } finally {
            lock.unlock();
        }
    }

    private Registry running() {
        Registry running = registry;
        return running != null ? running : started(options.refresh().timeout().dividedBy(2));
    }

    /**
     * Loads, or waits for another thread that does.
     *
     * @param patience how long to wait; shorter than a lookup may take, for a catalog that calls this on a thread of its own
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

    /** Under the lock, which is free meanwhile. */
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

    /** Whether this thread loads, or calls the catalog for that: such a thread would wait for itself. */
    private boolean isLoading() {
        return loader == Thread.currentThread() || Registry.isRegistryThread();
    }

    private void load(LoadedServices loading) {
        try {
            loading.load(named);
        } catch (Throwable e) { // the catalog is the application's, and may throw anything
            close();
            throw e;
        }
        lock.lock();
        try {
            if (phase != Phase.LOADING) {
                throw MESSAGES.stopped(); // by somebody else, during the load
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
                unfinished = new UnfinishedStart(this::release);
            }
        } finally {
            lock.unlock();
        }
    }

    /** While the container destroys its beans, the last endpoints; then those of the application that runs now. */
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
