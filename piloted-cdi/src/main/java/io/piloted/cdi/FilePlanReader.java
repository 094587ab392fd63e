package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.PilotedException;
import io.piloted.builtin.CatalogSources;
import io.piloted.catalog.CatalogSource;
import io.piloted.config.ContainerPilot;
import io.piloted.config.ContainerPilotFile;
import io.piloted.config.CurrentModel;
import io.piloted.config.ModelReader;
import io.piloted.config.Options;
import io.piloted.config.ServiceOptions;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.PlanReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reader of the registry's lookup plan. It reads the services from the ContainerPilot file and
 * {@code piloted.services}, and configures the catalog. Used by one thread at a time: first the thread that deploys,
 * then the registry's thread. Any thread may close it.
 */
final class FilePlanReader implements PlanReader, AutoCloseable {

    private final Options options;
    private final ClassLoader application;
    private final CatalogSource source;
    private final BoundedFileReader file;
    private final ModelReader models;

    /** The services when the log last named options that replace values of the file. */
    private @Nullable ServiceOptions joined;

    /** The plan made by {@link #prepare}, for the first {@link #read}. */
    private @Nullable LookupPlan prepared;

    /** The application's own catalog, used instead of the source; null if there is none. */
    private @Nullable Catalog ownCatalog;

    private boolean saidNotWatched;
    private volatile boolean closed;

    FilePlanReader(Options options, Map<String, String> env, ClassLoader application) {
        this.options = options;
        this.application = application;
        source = CatalogSources.select(options, OptionLookup::find, env);
        file = new BoundedFileReader(env);
        models = new ModelReader(env);
    }

    /**
     * The names of the configured services. Called before the application's own catalog is known, so it ignores
     * settings of Consul.
     *
     * @throws FileTimeoutException if the file cannot be read in time
     */
    Set<String> configuredNames() {
        try {
            ContainerPilot model = file.read(options.startup().timeout(), current -> models.read(current, false));
            return join(model).names();
        } catch (FileTimeoutException e) {
            throw e; // otherwise the start would wait for the same time again
        } catch (PilotedException e) {
            return Set.of(); // the start will report the error
        }
    }

    /**
     * Reads the file for the first time and creates the catalog, on the thread that deploys. A failure is a deployment
     * problem.
     *
     * @throws PilotedException if the file or the connection settings are invalid, or the application names unknown
     *     services
     */
    void prepare(Optional<Catalog> own, NamedServices named) {
        ownCatalog = own.orElse(null);
        ContainerPilot model = file.read(options.startup().timeout(), this::load);
        ServiceOptions services = join(model);
        joined = services;
        named.check(services.names());
        services.logReplacing();
        prepared = planFor(model, services);
    }

    /** The names of the services that {@link #prepare} found; empty if it failed. */
    Set<String> names() {
        return joined == null ? Set.of() : joined.names();
    }

    private static ServiceOptions join(ContainerPilot model) {
        return ServiceOptions.join(model, OptionLookup::find);
    }

    /** The source of the endpoints, for messages. */
    String source() {
        return ownCatalog != null ? ownCatalog.getClass().getName() : source.describe();
    }

    @Override
    public LookupPlan read() {
        LookupPlan first = prepared;
        prepared = null;
        if (first != null) {
            return first;
        }
        ContainerPilot model = file.read(refreshPatience(), this::load);
        ServiceOptions services = join(model);
        if (joined == null || !services.equals(joined)) {
            joined = services;
            services.logReplacing();
        }
        return planFor(model, services);
    }

    @Override
    public void renew() {
        if (ownCatalog == null) {
            source.renew();
        }
    }

    @Override
    public void follow(LookupPlan current, Found registry) {
        if (!options.watch() || closed) {
            return;
        }
        boolean follows = ownCatalog == null && source.follow(current.services(), registry::found, registry::failed);
        if (!follows && !saidNotWatched) {
            saidNotWatched = true;
            MESSAGES.notWatched(source());
        }
    }

    @Override
    public void close() {
        closed = true;
        file.close();
        CurrentModel.forget(application);
        source.close();
    }

    private LookupPlan planFor(ContainerPilot model, ServiceOptions services) {
        Catalog current = ownCatalog != null ? ownCatalog : source.reload(model, services.services());
        CurrentModel.set(application, model);
        return new LookupPlan(services.services(), current);
    }

    private ContainerPilot load(ContainerPilotFile current) {
        return models.read(current, ownCatalog == null && options.catalog().equals(Options.CONSUL));
    }

    /** The time limit for reading the file: half of a refresh's time, so that lookups have the other half. */
    private Duration refreshPatience() {
        return options.refresh().timeout().dividedBy(2);
    }
}
