package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.ServicesUpdated.Trigger;
import io.piloted.config.KnownOptions;
import io.piloted.config.Options;
import io.piloted.config.ProcessEnvironment;
import io.piloted.metrics.ServiceMetrics;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import io.piloted.signal.Hangup;
import io.piloted.signal.Hangup.Registration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The registry of an application with everything that feeds it and that it feeds: the file, the catalog, SIGHUP, the meters,
 * the observers. Loaded once, and closed once. Thread-safe.
 */
final class LoadedServices implements AutoCloseable {

    private final Options options;
    private final Container container;
    private final Resources resources = new Resources();
    private final EventDelivery delivery;
    private final FilePlanReader planReader;
    private final Registry registry;

    /** Whether there was a SIGHUP that no refresh has followed yet. */
    private final AtomicBoolean signalled = new AtomicBoolean();

    /** Whether the deployment came so far that SIGHUP concerns it. */
    private volatile boolean announced;

    /** Not loaded. */
    LoadedServices(Options options, Container container, Observers observers, ClassLoader loader) {
        this.options = options;
        this.container = container;
        this.delivery = resources.add(new EventDelivery(observers));
        this.planReader = resources.add(new FilePlanReader(options, ProcessEnvironment.get(), loader));
        this.registry = resources.add(new Registry(planReader, settings(), delivery::deliver, loader));
    }

    /** Loads all services, or closes this and throws. Ends soon when the JVM shuts down meanwhile. */
    void load(NamedServices named) {
        ShutdownDuringStart shutdown = ShutdownDuringStart.closes(resources);
        try {
            // Before the file is read, so that no SIGHUP after that is lost.
            CompletableFuture.runAsync(this::listen, PilotedApplication::beside).join();
            measure();
            Optional<OwnCatalog> own = container.ownCatalog();
            own.ifPresent(catalog -> resources.add(catalog.release()::run));
            prepare(own, named);
            registry.start(options.startup().timeout(), options.startup().required());
            MESSAGES.started(
                    NameList.of(registry.names()),
                    own.map(catalog -> catalog.beanClass().getName()).orElseGet(planReader::source));
        } catch (Throwable e) { // the catalog is the application's, and may throw anything
            close();
            throw e;
        } finally {
            shutdown.close();
        }
    }

    /** Also says which options are unknown: when the preparation fails too, since one of them may be the reason. */
    private void prepare(Optional<OwnCatalog> own, NamedServices named) {
        try {
            planReader.prepare(own.map(OwnCatalog::catalog), named);
        } finally {
            KnownOptions.warnAboutOthers(OptionLookup.names(), planReader.names());
        }
    }

    Registry registry() {
        return registry;
    }

    /**
     * The container is ready to call observers: lets the events through, and has SIGHUP concern the application from now on.
     *
     * @param surroundings what observers are to have around them
     */
    void announce(ThreadContext surroundings) {
        delivery.open(surroundings);
        announced = true;
        refreshIfSignalled();
    }

    /** Gives all back; the handles go on serving the last endpoints. Idempotent; a load that is going on ends. */
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

    /** A SIGHUP until the announcement is followed by one refresh then: the load may have read before what changed. */
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
        return new RegistrySettings(
                options.refresh().timeout(),
                options.refresh().concurrency(),
                options.refresh().read() == Options.RefreshRead.STALE,
                options.rotationStart() == Options.RotationStart.RANDOM);
    }
}
