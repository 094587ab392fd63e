package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.config.KnownOptions;
import io.piloted.config.Options;
import io.piloted.config.ProcessEnvironment;
import io.piloted.metrics.Meters;
import io.piloted.metrics.ServiceMetrics;
import io.piloted.registry.Registry;
import io.piloted.signal.Hangup;
import io.piloted.signal.Hangup.Registration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One application's registry with everything that feeds it: the composition root that both extensions share. Also the
 * {@link ServiceRegistry} bean itself, so that whoever comes before the start begins it.
 */
final class PilotedApplication implements ServiceRegistry, RunningApplication, AutoCloseable {

    private final Options options;
    private final NamedServices named;
    private final Container container;
    private final Observers observers;
    private final ClassLoader loader;
    private final Definer definer;

    /** Opened when the container is ready to call observers, or has gone: until then events wait in their queue. */
    private final CountDownLatch observable = new CountDownLatch(1);

    private final ReentrantLock starting = new ReentrantLock();

    /** Guarded by {@link #starting} for writing. */
    private volatile @Nullable Registry registry;

    /** Whether there was a SIGHUP during the start, which may have read before what had changed. */
    private volatile boolean signalled;

    /** What the observers have around them; written before {@link #observable} opens. */
    private volatile ThreadContext context = ThreadContext.NONE;

    /** Guarded by {@link #starting}: what makes SIGHUP ask for refreshes, once the services have been loaded. */
    private @Nullable Registration hangup;

    private volatile boolean closed;

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
        this.loader = contextClassLoader();
        this.definer = new Definer(options, ProcessEnvironment.get(), loader);
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
        Thread thread = new Thread(task, "piloted-signal");
        thread.setDaemon(true);
        thread.start();
    }

    /** The services that the file names; reads the file. Empty when it cannot be read, or when switched off. */
    Set<String> namedInFile() {
        return options.enabled() ? definer.namesInFile() : Set.of();
    }

    /** Loads all services; does nothing when that has been done, or when switched off. */
    void start() {
        if (options.enabled()) {
            running();
        }
    }

    /**
     * Lets the events through to the observers.
     *
     * @param surroundings what observers are to have around them; the first that is given stays
     */
    void announce(ThreadContext surroundings) {
        if (observable.getCount() > 0) {
            context = surroundings;
        }
        observable.countDown();
    }

    /** Ends everything. Idempotent. */
    @Override
    public void close() {
        closed = true;
        RunningApplications.remove(this);
        starting.lock();
        try {
            end();
        } finally {
            starting.unlock();
            observable.countDown();
        }
    }

    private void end() {
        try {
            if (hangup != null) {
                hangup.close();
            }
            Registry running = registry;
            if (running != null) {
                running.close();
            }
        } finally {
            definer.close();
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
        return running().nextAsync(name);
    }

    @Override
    public CompletionStage<ServicesUpdated> refresh() {
        return running().refresh();
    }

    private Registry running() {
        Registry running = registry;
        return running != null ? running : started();
    }

    private Registry started() {
        if (!options.enabled()) {
            throw MESSAGES.switchedOff();
        }
        starting.lock();
        try {
            Registry running = registry;
            if (running != null) {
                return running;
            }
            if (closed) {
                throw MESSAGES.stopped();
            }
            return load();
        } finally {
            starting.unlock();
        }
    }

    private Registry load() {
        KnownOptions.warnAboutOthers(OptionLookup.names());
        CompletableFuture<Registration> listening =
                CompletableFuture.supplyAsync(() -> Hangup.onHangup(this::onHangup), PilotedApplication::beside);
        try {
            Registry loaded = load(listening);
            hangup = listening.join();
            registry = loaded;
            if (signalled) {
                loaded.refresh(Trigger.SIGNAL);
            }
            MESSAGES.started(String.join(", ", loaded.names()), definer.source());
            return loaded;
        } catch (RuntimeException | Error e) {
            listening.whenComplete((registration, failure) -> {
                if (registration != null) {
                    registration.close();
                }
            });
            throw e;
        }
    }

    private Registry load(CompletableFuture<Registration> listening) {
        Registry loading = new Registry(definer, settings(), this::deliver, loader);
        if (options.metricsEnabled()) {
            Optional<Meters> meters = OptionalParts.meters(container);
            if (meters.isPresent()) {
                loading.add(new ServiceMetrics(loading, meters.get()));
            }
        }
        try {
            // Before the file is read, so that no SIGHUP after that is lost.
            listening.join();
            definer.prepare(container.ownCatalog(), named);
            loading.start(options.startup().timeout(), options.startup().required());
        } catch (RuntimeException | Error e) {
            loading.close();
            throw e;
        }
        return loading;
    }

    private void onHangup() {
        if (registry == null) {
            signalled = true;
        }
        Registry target = registry;
        if (target != null) {
            target.refresh(Trigger.SIGNAL);
        }
    }

    private CompletionStage<?> deliver(ServicesUpdated event) {
        try {
            observable.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.completedStage(event);
        }
        return closed ? CompletableFuture.completedStage(event) : context.call(() -> observers.fire(event));
    }

    private Registry.Settings settings() {
        return new Registry.Settings(
                options.refresh().timeout(),
                options.refresh().concurrency(),
                options.refresh().read() == Options.RefreshRead.STALE,
                options.rotationStart() == Options.RotationStart.RANDOM);
    }

    private static ClassLoader contextClassLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : PilotedApplication.class.getClassLoader();
    }
}
