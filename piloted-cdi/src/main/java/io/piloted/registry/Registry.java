package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServiceSnapshot;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The registry of an application's services. It loads them at {@link #start}, refreshes them on request, and serves
 * them until {@link #close}. Thread-safe. The documentation of {@link RefreshWorker} lists the steps of a refresh.
 */
public final class Registry implements ServiceRegistry, AutoCloseable {
    private final Services services;
    private final RefreshTask task;
    private final RefreshWorker worker;
    private final LookupThreads lookups;
    private final Announcements announcements;
    private final Callbacks callbacks;

    /**
     * Creates an empty registry; {@link #start} fills it.
     *
     * @param observers sends an event to the application's observers: a {@link ServicesUpdated},
     *     {@link io.piloted.EndpointEjected} or {@link io.piloted.EndpointReturned}; its stage completes when the
     *     asynchronous observers are done
     * @param applicationLoader the context class loader of the registry's threads
     */
    public Registry(
            PlanReader reader,
            RegistrySettings settings,
            Function<Object, CompletionStage<?>> observers,
            ClassLoader applicationLoader) {
        Threads threads = new Threads(applicationLoader);
        this.callbacks = new Callbacks(applicationLoader);
        this.lookups = new LookupThreads(threads);
        this.announcements = Announcements.to(observers, settings.refreshTimeout(), lookups, threads);
        Gate gate = new Gate(settings.staleReads(), settings.refreshTimeout(), threads, callbacks);
        ScheduledExecutorService thread = RefreshWorker.thread(threads);
        OutlierDetector.Shared outlierDetection = new OutlierDetector.Shared(
                settings.outlierDetection(),
                Moment::now,
                (action, nanos) -> thread.schedule(action, nanos, TimeUnit.NANOSECONDS),
                announcements::ejectedOrReturned);
        this.services = new Services(gate, settings.randomStart(), outlierDetection);
        this.task = new RefreshTask(reader, settings, services, lookups);
        this.worker = new RefreshWorker(new RefreshQueue(gate), announcements, task, thread);
    }

    /**
     * Loads all services. Retries until it succeeds, the failure is permanent, or the time is over. Blocks.
     *
     * @param required whether to fail then; otherwise continues with the services that are loaded, and retries in the
     *     background
     * @throws PilotedException if the plan cannot be read, or if {@code required} and some service cannot be looked up
     */
    public void start(Duration timeout, boolean required) {
        try {
            new Start(worker, timeout, required).run();
        } finally {
            task.started();
        }
        worker.retryAfterStart();
    }

    @Override
    public Set<String> names() {
        return services.names();
    }

    @Override
    public ServiceHandle service(String name) {
        return services.named(name);
    }

    /**
     * Picks like {@link ServiceHandle#nextAsync(Collection)}. Waits also for a service that a running refresh may add.
     */
    public CompletionStage<Endpoint> nextAsync(String service, Collection<Endpoint> tried) {
        return services.nextAsync(service, tried);
    }

    @Override
    public CompletionStage<ServicesUpdated> refresh() {
        return refresh(Trigger.PROGRAM);
    }

    /**
     * Requests a refresh. Never blocks; safe on the JVM's signal thread.
     *
     * @return the same as {@link #refresh()}; it fails with the original exception, never a wrapped one
     */
    public CompletionStage<ServicesUpdated> refresh(Trigger trigger) {
        return callbacks.after(worker.request(RefreshRequest.by(trigger)), RefreshOutcome::event);
    }

    /** Adds a listener. It is called after each refresh from now on, and when the registry is closed. */
    public void add(RefreshListener listener) {
        announcements.listeners().add(listener);
    }

    /** {@return the result of the last refresh; empty before the first} */
    public Optional<RefreshResult> lastRefresh() {
        return task.lastResult();
    }

    /** {@return the current snapshots of the known services, in the order of the file} Never blocks. */
    public List<ServiceSnapshot> snapshots() {
        return services.snapshots();
    }

    /** {@return the current or the last state of a service; empty if it was never known} Never blocks. */
    public Optional<ServiceState> state(String service) {
        return services.state(service);
    }

    /** {@return whether the current thread belongs to a registry, which calls the plan reader and the catalog on it} */
    public static boolean isRegistryThread() {
        return Threads.isOfARegistry(Thread.currentThread());
    }

    /**
     * Ends the registry's threads, and wakes everybody who waits. The handles still return the last endpoints.
     * Idempotent.
     */
    @Override
    public void close() {
        try {
            lookups.close();
            worker.close();
        } finally { // a server may have closed the class loader already
            try {
                announcements.close();
            } finally {
                callbacks.close();
            }
        }
    }
}
