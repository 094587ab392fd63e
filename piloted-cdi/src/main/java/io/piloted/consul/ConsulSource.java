package io.piloted.consul;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.catalog.CatalogSource;
import io.piloted.config.ConsulReader;
import io.piloted.config.ConsulSettings;
import io.piloted.config.ContainerPilot;
import io.piloted.config.Options;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The source of endpoints that uses Consul. Each refresh reads Consul's address again, from file, options and
 * environment.
 */
public final class ConsulSource implements CatalogSource {

    private final Options options;
    private final Function<String, Optional<String>> lookup;
    private final Map<String, String> env;

    /** The settings at the last {@link #reload}; null before the first. */
    private @Nullable ConsulSettings settings;

    private volatile @Nullable ConsulCatalog catalog;
    private volatile @Nullable ConsulWatch watch;
    private volatile boolean closed;

    /** Opens no connection yet. Looks up the values of {@code piloted.consul.*} at each refresh. */
    public ConsulSource(Options options, Function<String, Optional<String>> lookup, Map<String, String> env) {
        this.options = options;
        this.lookup = lookup;
        this.env = env;
    }

    @Override
    public String describe() {
        ConsulCatalog connected = catalog;
        return connected == null
                ? "Consul"
                : "Consul at " + connected.connection().addresses();
    }

    /** The first call must come from the thread that deploys, because it creates JSON-B. */
    @Override
    public Catalog reload(ContainerPilot model, Collection<ServiceQuery> services) {
        ConsulSettings current = ConsulReader.withOptions(model.consul(), lookup);
        ConsulCatalog connected = catalog;
        if (connected == null) {
            connected = new ConsulCatalog(ConsulConnection.of(current, env), options.consul(), lookupTimeout());
            catalog = connected;
        } else if (!current.equals(settings) || connected.connection().usesFiles()) {
            connected.reconnect(ConsulConnection.of(current, env).after(connected.connection()));
        }
        settings = current;
        connected.keep(services);
        return connected;
    }

    @Override
    public void renew() {
        ConsulCatalog connected = catalog;
        if (connected != null && settings != null && connected.connection().usesFiles()) {
            connected.reconnect(ConsulConnection.of(settings, env).after(connected.connection()));
        }
    }

    @Override
    public boolean follow(
            Collection<ServiceQuery> services, BiConsumer<ServiceQuery, List<Endpoint>> found, Runnable failed) {
        ConsulCatalog connected = catalog;
        if (connected == null) {
            return false;
        }
        ConsulWatch following = watch;
        if (following == null) {
            following = new ConsulWatch(connected, found, failed);
            watch = following;
        }
        following.follow(services);
        if (closed) {
            following.close();
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        ConsulWatch following = watch;
        if (following != null) {
            following.close();
        }
        ConsulCatalog connected = catalog;
        if (connected != null) {
            connected.close();
        }
    }

    /** Shorter than the refresh timeout, so that the failure names the agent that did not respond. */
    private Duration lookupTimeout() {
        return options.refresh().timeout().multipliedBy(9).dividedBy(10);
    }
}
