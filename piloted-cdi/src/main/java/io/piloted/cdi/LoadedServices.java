package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.ServicesUpdated.Trigger;
import io.piloted.concurrent.Daemons;
import io.piloted.config.KnownOptions;
import io.piloted.config.Options;
import io.piloted.config.ProcessEnvironment;
import io.piloted.metrics.ServiceMetrics;
import io.piloted.registry.OutlierDetection;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import io.piloted.signal.Hangup;
import io.piloted.signal.Hangup.Registration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The registry of an application, connected to the file, the catalog, SIGHUP, the meters and the observers. It is
 * loaded once and closed once. Thread-safe.
 */
final class LoadedServices implements AutoCloseable {

    private final Options options;
    private final Container container;
    private final Resources resources = new Resources();
    private final EventDelivery delivery;
    private final FilePlanReader planReader;
    private final Registry registry;

    /** Whether a SIGHUP arrived that no refresh has followed yet. */
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** Whether the container is ready; only then SIGHUP causes a refresh. */
    private volatile boolean announced;

    LoadedServices(Options options, Container container, Observers observers, ClassLoader loader) {
        this.options = options;
        this.container = container;
        this.delivery = resources.add(new EventDelivery(observers));
        this.planReader = resources.add(new FilePlanReader(options, ProcessEnvironment.get(), loader));
        this.registry = resources.add(new Registry(planReader, settings(), delivery::deliver, loader));
    }

    /** Loads all services. If that fails, closes this object and throws. Ends soon if the JVM shuts down meanwhile. */
    void load(NamedServices named) {
        ShutdownDuringStart shutdown = ShutdownDuringStart.closes(resources);
        try {
            // Before the file is read, so that no later SIGHUP is lost.
            CompletableFuture.runAsync(this::listen, PilotedApplication::onSeparateThread)
                    .join();
            measure();
            Optional<OwnCatalog> own = container.ownCatalog();
            own.ifPresent(catalog -> resources.add(catalog.release()::run));
            prepare(own, named);
            registry.start(options.startup().timeout(), options.startup().required());
            MESSAGES.started(
                    NameList.of(registry.names()),
                    own.map(catalog -> catalog.beanClass().getName()).orElseGet(planReader::source));
        } catch (Throwable e) { // the application's catalog may throw anything
            close();
            throw e;
        } finally {
            shutdown.close();
        }
    }

    /**
     * Prepares the plan, and logs unknown options, because one of them may be the reason if the start fails. After a
     * successful preparation a separate thread does that: a container may need long to list the names of all properties.
     */
    private void prepare(Optional<OwnCatalog> own, NamedServices named) {
        try {
            planReader.prepare(own.map(OwnCatalog::catalog), named);
        } catch (Throwable e) { // the application's catalog may throw anything
            logUnknownOptions(OptionLookup.names(), planReader.names());
            throw e;
        }
        Supplier<Iterable<String>> keys = OptionLookup.names();
        Set<String> services = planReader.names();
        Daemons.thread("piloted-options", () -> logUnknownOptions(keys, services))
                .start();
    }

    private static void logUnknownOptions(Supplier<Iterable<String>> keys, Set<String> services) {
        try {
            KnownOptions.warnAboutOthers(keys.get(), services);
        } catch (LinkageError | RuntimeException e) { // a source of the application, or the application has ended
            MESSAGES.debugf(e, "The names of the options cannot be checked");
        }
    }

    Registry registry() {
        return registry;
    }

    /** Called when the container can call observers: delivers events from now on, and lets SIGHUP cause refreshes. */
    void announce(ThreadContext surroundings) {
        delivery.open(surroundings);
        announced = true;
        refreshIfSignalled();
    }

    /** Closes everything; also ends a running load. The handles still return the last endpoints. Idempotent. */
    @Override
    public void close() {
        resources.close();
    }

    private void listen() {
        Registration registration = Hangup.onHangup(() -> {
            signalled.set(true);
            refreshIfSignalled();
        });
        resources.add(registration);
    }

    /**
     * Refreshes if a SIGHUP has arrived. A SIGHUP during the start causes one refresh after it, because the load may
     * have been too early.
     */
    private void refreshIfSignalled() {
        if (announced && signalled.getAndSet(false)) {
            registry.refresh(Trigger.SIGNAL);
        }
    }

    private void measure() {
        if (options.metricsEnabled()) {
            OptionalParts.meters(container).ifPresent(meters -> registry.add(new ServiceMetrics(registry, meters)));
        }
    }

    private RegistrySettings settings() {
        Options.OutlierDetection outliers = options.outlierDetection();
        return new RegistrySettings(
                options.refresh().timeout(),
                options.refresh().concurrency(),
                options.refresh().read() == Options.RefreshRead.STALE,
                options.rotationStart() == Options.RotationStart.RANDOM,
                new OutlierDetection(
                        outliers.enabled(),
                        outliers.consecutiveFailures(),
                        outliers.baseEjectionTime(),
                        outliers.maxEjectionTime(),
                        outliers.maxEjectionPercent()));
    }
}
