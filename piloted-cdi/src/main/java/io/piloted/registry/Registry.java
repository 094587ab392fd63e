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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The services of one application: loaded at {@link #start}, refreshed on request, served until {@link #close}.
 * Thread-safe. {@link RefreshWorker} tells the story of a refresh.
 */
public final class Registry implements ServiceRegistry, AutoCloseable {
    private final Services services;
    private final RefreshTask task;
    private final RefreshWorker worker;
    private final LookupThreads lookups;
    private final Announcements announcements;
    private final Callbacks callbacks;

    /**
     * An empty registry; {@link #start} fills it.
     *
     * @param reader reads what to look up, again at each refresh
     * @param settings how the registry works
     * @param observers calls the observers of an event, a {@link ServicesUpdated}, {@link io.piloted.EndpointEjected} or
     *     {@link io.piloted.EndpointReturned}; its stage completes when the asynchronous ones are done
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
        OutlierDetector.Shared outlierDetection = new OutlierDetector.Shared(
                settings.outlierDetection(), Moment::now, this::later, announcements::ejectedOrReturned);
        this.services = new Services(gate, settings.randomStart(), outlierDetection);
        this.task = new RefreshTask(reader, settings, services, lookups, announcements.refreshes());
        this.worker = new RefreshWorker(new RefreshQueue(gate), announcements, task, threads);
    }

    /**
     * Loads all services, retrying until it succeeds, cannot succeed, or the time is up. Blocks.
     *
     * @param timeout how long to try
     * @param required whether to fail then; otherwise it goes on with what there is and retries in the background
     * @throws PilotedException if the plan cannot be read, or (when required) some service cannot be looked up
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
     * Picks as {@link ServiceHandle#nextAsync(Collection)} does, also a service that a running refresh may add.
     *
     * @param service the service's name
     * @param tried endpoints that the call has tried
     * @return a stage that completes with the endpoint, or exceptionally
     */
    public CompletionStage<Endpoint> nextAsync(String service, Collection<Endpoint> tried) {
        return services.nextAsync(service, tried);
    }

    @Override
    public CompletionStage<ServicesUpdated> refresh() {
        return refresh(Trigger.PROGRAM);
    }

    /**
     * Asks for a refresh on behalf of something. Never blocks; safe on the JVM's signal thread.
     *
     * @param trigger what asks
     * @return as {@link #refresh()}; a failure is the exception itself, never wrapped
     */
    public CompletionStage<ServicesUpdated> refresh(Trigger trigger) {
        return callbacks.after(worker.request(RefreshRequest.by(trigger)), RefreshOutcome::event);
    }

    /**
     * Adds a listener.
     *
     * @param listener is told of each refresh from now on, and of the end
     */
    public void add(RefreshListener listener) {
        announcements.listeners().add(listener);
    }

    /** {@return the result of the last refresh; empty while there was none} */
    public Optional<RefreshResult> lastRefresh() {
        return task.lastResult();
    }

    /** {@return the known services as they are now, by name, in the order of the file} Never waits. */
    public Map<String, ServiceState> states() {
        return services.states();
    }

    /** {@return what is known of each service, in the order of the file} Never waits. */
    public List<ServiceSnapshot> snapshots() {
        return services.snapshots();
    }

    /**
     * {@return a service as it is now, or was when it left; empty if there never was one} Never waits.
     *
     * @param service the service's name
     */
    public Optional<ServiceState> state(String service) {
        return services.state(service);
    }

    private Future<?> later(Runnable task, long nanos) {
        return worker.schedule(task, nanos);
    }

    /** {@return whether this thread is one of a registry, on which it calls the plan reader and the catalog} */
    public static boolean isRegistryThread() {
        return Threads.isOfARegistry(Thread.currentThread());
    }

    /** Ends the registry's threads and wakes whoever waits; the handles go on serving the last endpoints. Idempotent. */
    @Override
    public void close() {
        lookups.close();
        worker.close();
        announcements.close();
        callbacks.close();
    }
}
