package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services of one application: loaded at {@link #start}, refreshed on request, served until {@link #close}.
 * Thread-safe.
 */
public final class Registry implements ServiceRegistry, AutoCloseable {

    private final Definitions definitions;
    private final Settings settings;
    private final Services services;
    private final EventQueue events;
    private final Refresher refresher;
    private final RefreshLog log = new RefreshLog();

    private final List<RefreshListener> listeners = new CopyOnWriteArrayList<>();

    private volatile @Nullable Refreshed lastRefresh;

    /** Whether the start has ended, well or not. */
    private volatile boolean started;

    // Touched by the refresh thread only.

    private final Answers answers = new Answers();

    /** The last definition that could be read. */
    private Definitions.@Nullable Definition definition;

    /** Why the last one could not be read; null if it could. */
    private @Nullable RuntimeException broken;

    /** What failed as of the last update. */
    private Set<String> failing = Set.of();

    /**
     * An empty registry; {@link #start} fills it.
     *
     * @param definitions what to look up, read again at each refresh
     * @param settings how
     * @param observers told of each refresh after the first load: calls the synchronous observers and returns a stage that
     *     completes when the asynchronous ones are done
     * @param applicationLoader the context class loader of the registry's threads
     */
    public Registry(
            Definitions definitions,
            Settings settings,
            Function<ServicesUpdated, CompletionStage<?>> observers,
            ClassLoader applicationLoader) {
        this.definitions = definitions;
        this.settings = settings;
        Threads threads = new Threads(applicationLoader);
        Gate gate = new Gate(settings.staleReads(), settings.refreshTimeout(), threads);
        this.services = new Services(gate, settings.randomStart());
        this.events = new EventQueue(observers, threads);
        this.refresher = new Refresher(gate, events, threads, this::updateNow);
    }

    /**
     * How a registry works.
     *
     * @param refreshTimeout bounds a refresh, and the wait for one
     * @param concurrency lookups under way at once, at least 1
     * @param staleReads whether picks go on with the old endpoints while a refresh runs instead of waiting for it
     * @param randomStart whether a rotation begins at a random endpoint instead of the first
     */
    public record Settings(Duration refreshTimeout, int concurrency, boolean staleReads, boolean randomStart) {}

    /**
     * Loads all services, trying again until it succeeds or the time is up. Blocks.
     *
     * @param timeout how long to try
     * @param required what to do when the time is up: fail, or go on with what there is and try on in the background
     * @throws PilotedException if the definitions cannot be read, or (when required) some service cannot be looked up
     */
    public void start(Duration timeout, boolean required) {
        try {
            new Start(refresher, timeout, required).run();
        } finally {
            started = true;
        }
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
     * Picks by name as {@link ServiceHandle#nextAsync()} does. Never blocks, not even for a name that a running update may
     * be about to add.
     *
     * @param service the service's name
     * @return a stage that completes with the endpoint, or exceptionally
     */
    public CompletionStage<Endpoint> nextAsync(String service) {
        return services.nextAsync(service);
    }

    @Override
    public CompletionStage<ServicesUpdated> refresh() {
        return refresh(Trigger.PROGRAM);
    }

    /**
     * Asks for a refresh on behalf of something. Never blocks; safe on the JVM's signal thread.
     *
     * @param trigger who asks
     * @return as {@link #refresh()}
     */
    public CompletionStage<ServicesUpdated> refresh(Trigger trigger) {
        // Asynchronously, so that what the caller chains to it does not run on the refresh thread.
        return refresher
                .request(trigger)
                .whenCompleteAsync((event, failure) -> {})
                .minimalCompletionStage();
    }

    /**
     * Tells somebody of each refresh from now on, and of the end.
     *
     * @param listener is told
     */
    public void add(RefreshListener listener) {
        listeners.add(listener);
    }

    /**
     * What came of the last refresh.
     *
     * @return empty while there was none
     */
    public Optional<Refreshed> lastRefresh() {
        return Optional.ofNullable(lastRefresh);
    }

    /**
     * The known services as they are now. Never waits.
     *
     * @return by name, in the order of the file
     */
    public Map<String, ServiceState> states() {
        return services.states();
    }

    /**
     * A service as it is now. Never waits, and takes as long whatever the number of services.
     *
     * @param service the service's name
     * @return empty if the service is not known
     */
    public Optional<ServiceState> state(String service) {
        return services.state(service);
    }

    /** Ends the registry's threads and wakes whoever waits; the handles go on serving the last endpoints. Idempotent. */
    @Override
    public void close() {
        refresher.close();
        events.close();
        for (RefreshListener listener : listeners) {
            try {
                listener.close();
            } catch (RuntimeException | LinkageError e) { // the others have to end as well
                MESSAGES.debugf(e, "%s failed", listener);
            }
        }
        listeners.clear();
    }

    private Refresher.Outcome updateNow(Update update) {
        long began = System.nanoTime();
        if (update.isRefresh()) {
            refresh(update);
        } else {
            answers.add(update.found());
        }
        Map<String, Lookup.Result> results = answers.byService();
        Map<String, Change> changes = services.show(results);
        Map<String, Throwable> failures = failures(results);
        // What is found while the start waits is no news to anybody.
        if (started && !(changes.isEmpty() && failing.equals(failures.keySet()))) {
            update.announce();
        }
        failing = failures.keySet();
        ServicesUpdated event = new ServicesUpdated(update.trigger(), Instant.now(), changes, failures);
        if (update.isRefresh() || update.announced()) {
            ended(new Refreshed(
                    update.announced() ? Optional.of(update.trigger()) : Optional.empty(),
                    event.at(),
                    Duration.ofNanos(System.nanoTime() - began),
                    failures.keySet()));
        }
        return new Refresher.Outcome(event, update.announced() ? () -> log.log(event, results.size()) : () -> {});
    }

    private void ended(Refreshed refresh) {
        lastRefresh = refresh;
        for (RefreshListener listener : listeners) {
            try {
                listener.refreshed(refresh);
            } catch (RuntimeException | LinkageError e) { // metrics that fail must not break the refresh
                MESSAGES.debugf(e, "%s failed", listener);
            }
        }
    }

    private void refresh(Update update) {
        try {
            definition = definitions.read();
            broken = null;
        } catch (RuntimeException e) { // whatever it is, the last good definition goes on
            broken = e;
        }
        Definitions.Definition current = definition;
        if (current != null) {
            answers.replace(lookUp(current));
            // The lookups began after this was found, so it counts only where they failed.
            answers.amend(update.found());
            definitions.follow(current, refresher::found);
        }
    }

    private Map<String, Throwable> failures(Map<String, Lookup.Result> results) {
        Map<String, Throwable> failures = new LinkedHashMap<>();
        if (broken != null) {
            failures.put(ServicesUpdated.CONFIGURATION, broken);
        }
        for (Map.Entry<String, Lookup.Result> result : results.entrySet()) {
            Throwable failure = result.getValue().failure();
            if (failure != null) {
                failures.put(result.getKey(), failure);
            }
        }
        return failures;
    }

    private Map<ServiceQuery, Lookup.Result> lookUp(Definitions.Definition current) {
        try {
            return Lookup.all(
                    current.services(),
                    current.catalog(),
                    settings.concurrency(),
                    settings.refreshTimeout().toNanos(),
                    refresher::isClosed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.closed();
        }
    }
}
