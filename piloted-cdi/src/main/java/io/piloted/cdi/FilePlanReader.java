package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.builtin.CatalogSources;
import io.piloted.catalog.CatalogSource;
import io.piloted.config.ContainerPilot;
import io.piloted.config.ContainerPilotFile;
import io.piloted.config.CurrentModel;
import io.piloted.config.Options;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.PlanReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the registry what to look up: reads the ContainerPilot file, and keeps a catalog that fits what it says. Used by
 * one thread at a time: the one that deploys, then the registry's; any may close it.
 */
final class FilePlanReader implements PlanReader, AutoCloseable {

    private final Options options;
    private final Map<String, String> env;
    private final ClassLoader application;
    private final CatalogSource source;
    private final BoundedFileReader file = new BoundedFileReader(this::load);

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
    }

    /**
     * The names of the file's services, as far as they can be known before the application's own catalog is.
     *
     * @throws FileTimeoutException if the file cannot be read in time
     */
    Set<String> namesInFile() {
        BoundedFileReader names = new BoundedFileReader(named -> ContainerPilot.loadWithoutConsul(named, env));
        try {
            return names(names.read(options.startup().timeout()));
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
        named.check(names(model));
        prepared = planFor(model);
    }

    /** Where the endpoints come from, for people. */
    String source() {
        return ownCatalog != null ? ownCatalog.getClass().getName() : source.describe();
    }

    @Override
    public LookupPlan read() {
        LookupPlan first = prepared;
        prepared = null;
        return first != null ? first : planFor(file.read(refreshPatience()));
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

    private LookupPlan planFor(ContainerPilot model) {
        Catalog current = ownCatalog != null ? ownCatalog : source.reload(model);
        CurrentModel.set(application, model);
        return new LookupPlan(model.services(), current);
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

    private static Set<String> names(ContainerPilot model) {
        Set<String> names = new LinkedHashSet<>();
        for (ServiceQuery query : model.services()) {
            names.add(query.service());
        }
        return names;
    }
}
