package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.PilotedException;
import io.piloted.builtin.CatalogSources;
import io.piloted.catalog.CatalogSource;
import io.piloted.config.ContainerPilot;
import io.piloted.config.ContainerPilotFile;
import io.piloted.config.CurrentModel;
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
 * Tells the registry what to look up: reads the ContainerPilot file and {@code piloted.services}, and keeps a catalog that
 * fits what they say. Used by one thread at a time: the one that deploys, then the registry's; any may close it.
 */
final class FilePlanReader implements PlanReader, AutoCloseable {

    private final Options options;
    private final Map<String, String> env;
    private final ClassLoader application;
    private final CatalogSource source;
    private final BoundedFileReader file;

    /** What the services were when it was last said which options replace values of the file. */
    private @Nullable ServiceOptions joined;

    /** What {@link #prepare} made and the first {@link #read} uses up. */
    private @Nullable LookupPlan prepared;

    /** Used instead of the source, if the application has one. */
    private @Nullable Catalog ownCatalog;

    private boolean saidNotWatched;
    private volatile boolean closed;

    FilePlanReader(Options options, Map<String, String> env, ClassLoader application) {
        this.options = options;
        this.env = env;
        this.application = application;
        source = CatalogSources.select(options, OptionLookup::find, env);
        file = new BoundedFileReader(this::load, env);
    }

    /**
     * The names of the configured services, as far as they can be known before the application's own catalog is.
     *
     * @throws FileTimeoutException if the file cannot be read in time
     */
    Set<String> configuredNames() {
        BoundedFileReader names = new BoundedFileReader(named -> ContainerPilot.loadWithoutConsul(named, env), env);
        try {
            return join(names.read(options.startup().timeout())).names();
        } catch (FileTimeoutException e) {
            throw e; // the start would wait as long again
        } catch (PilotedException e) {
            return Set.of(); // the start meets it again, and can report it
        }
    }

    /**
     * Reads the file for the first time and makes the catalog, on the thread that deploys: what fails is a problem of the
     * deployment.
     *
     * @param own the application's own catalog, if it has one
     * @param named the services the application names
     * @throws PilotedException if the file or the connection cannot be used, or the application names unknown services
     */
    void prepare(Optional<Catalog> own, NamedServices named) {
        ownCatalog = own.orElse(null);
        ContainerPilot model = file.read(options.startup().timeout());
        ServiceOptions services = join(model);
        joined = services;
        named.check(services.names());
        services.logReplacing();
        prepared = planFor(model, services);
    }

    /** The names of the services that were prepared; empty if that failed. */
    Set<String> names() {
        return joined == null ? Set.of() : joined.names();
    }

    private static ServiceOptions join(ContainerPilot model) {
        return ServiceOptions.join(model, OptionLookup::find);
    }

    /** Where the endpoints come from, for people. */
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
        ContainerPilot model = file.read(refreshPatience());
        ServiceOptions services = join(model);
        if (joined == null || !services.equals(joined)) {
            joined = services;
            services.logReplacing();
        }
        return planFor(model, services);
    }

    @Override
    public void follow(LookupPlan current, Found registry) {
        if (!options.watch() || closed) {
            return;
        }
        boolean follows = ownCatalog == null && source.follow(current.services(), registry::found);
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
        Catalog current = ownCatalog != null ? ownCatalog : source.reload(model);
        CurrentModel.set(application, model);
        return new LookupPlan(services.services(), current);
    }

    private ContainerPilot load(ContainerPilotFile current) {
        return ownCatalog == null && options.catalog().equals(Options.CONSUL)
                ? ContainerPilot.load(current, env)
                : ContainerPilot.loadWithoutConsul(current, env);
    }

    /** Leaves the lookups half of the time that a refresh has. */
    private Duration refreshPatience() {
        return options.refresh().timeout().dividedBy(2);
    }
}
