package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.PilotedException;
import io.piloted.config.ContainerPilot;
import io.piloted.config.ContainerPilotFile;
import io.piloted.config.CurrentModel;
import io.piloted.config.Options;
import io.piloted.config.ServiceOptions;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.ConsulConnection;
import io.piloted.consul.ConsulOptions;
import io.piloted.consul.ConsulWatch;
import io.piloted.file.FileCatalog;
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
    private final BoundedFileReader file;

    /** What the services were when it was last said which options replace values of the file. */
    private @Nullable ServiceOptions joined;

    /** What {@link #prepare} made and the first {@link #read} uses up. */
    private @Nullable LookupPlan prepared;

    private @Nullable Catalog catalog;
    private @Nullable ConsulCatalog consul;

    private boolean saidNotWatched;
    private volatile @Nullable ConsulWatch watch;
    private volatile boolean closed;

    FilePlanReader(Options options, Map<String, String> env, ClassLoader application) {
        this.options = options;
        this.env = env;
        this.application = application;
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
        if (own.isPresent()) {
            catalog = own.get();
        } else if (!usesConsul()) {
            catalog = new FileCatalog(options.catalog());
        }
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
        if (consul != null) {
            return "Consul at " + consul.connection().addresses();
        }
        return catalog instanceof FileCatalog || catalog == null
                ? options.catalog()
                : catalog.getClass().getName();
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
        if (!services.equals(joined)) {
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
        if (consul == null) {
            if (!saidNotWatched) {
                saidNotWatched = true;
                MESSAGES.notWatched(source());
            }
            return;
        }
        ConsulWatch following = watch;
        if (following == null) {
            following = new ConsulWatch(consul, registry::found);
            watch = following;
        }
        following.follow(current.services());
        if (closed) {
            following.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        file.close();
        CurrentModel.forget(application);
        ConsulWatch following = watch;
        if (following != null) {
            following.close();
        }
        if (consul != null) {
            consul.close();
        }
    }

    private LookupPlan planFor(ContainerPilot model, ServiceOptions services) {
        Catalog current = catalog != null ? catalog : connected(model);
        if (current instanceof FileCatalog file) {
            current = file.snapshot();
        }
        CurrentModel.set(application, model);
        return new LookupPlan(services.services(), current);
    }

    private ContainerPilot load(ContainerPilotFile current) {
        return catalog != null ? ContainerPilot.loadWithoutConsul(current, env) : ContainerPilot.load(current, env);
    }

    /** Leaves the lookups half of the time that a refresh has. */
    private Duration refreshPatience() {
        return options.refresh().timeout().dividedBy(2);
    }

    private boolean usesConsul() {
        return options.catalog().equals(Options.CONSUL);
    }

    private ConsulCatalog connected(ContainerPilot model) {
        ConsulConnection connection = ConsulConnection.of(model.consul(), env);
        ConsulCatalog connected = consul;
        if (connected == null) {
            connected = new ConsulCatalog(connection, consulOptions(), lookupTimeout());
            consul = connected;
        } else {
            connected.reconnect(connection);
        }
        return connected;
    }

    /** A little less than what the refresh has, so that it is the catalog who says which agent did not answer. */
    private Duration lookupTimeout() {
        return options.refresh().timeout().multipliedBy(9).dividedBy(10);
    }

    private ConsulOptions consulOptions() {
        Options.Consul asked = options.consul();
        return new ConsulOptions(asked.wan(), asked.near(), asked.consistency(), asked.passing());
    }
}
