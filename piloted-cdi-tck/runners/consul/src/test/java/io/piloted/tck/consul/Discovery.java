package io.piloted.tck.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.ConsulWatch;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.OutlierDetection;
import io.piloted.registry.PlanReader;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A registry that uses Consul, as in an application, but without a container. It records events and log. */
final class Discovery implements PlanReader, AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final OutlierDetection OUTLIERS =
            new OutlierDetection(true, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50);

    final List<ServicesUpdated> events = new CopyOnWriteArrayList<>();
    final LogRecords log = LogRecords.capture();
    private final String address;
    private final ConsulCatalog catalog;
    private final Registry registry;
    private volatile Map<String, String> env = Map.of();
    private volatile List<ServiceQuery> services = List.of();
    private boolean watching;
    private volatile @Nullable ConsulWatch watch;

    private Discovery(String address) {
        this.address = address;
        catalog = new ConsulCatalog(Catalogs.connection(address, env), Catalogs.OPTIONS, TIMEOUT);
        registry = new Registry(
                this,
                new RegistrySettings(TIMEOUT.plusSeconds(1), 32, false, false, OUTLIERS),
                event -> {
                    if (event instanceof ServicesUpdated updated) { // not of an ejection
                        events.add(updated);
                    }
                    return CompletableFuture.completedStage(null);
                },
                Discovery.class.getClassLoader());
    }

    static Discovery of(String address, String... services) {
        return new Discovery(address).name(services);
    }

    Discovery name(String... names) {
        return name(Arrays.stream(names).map(ServiceQuery::of).toList());
    }

    Discovery name(List<ServiceQuery> queries) {
        services = queries;
        return this;
    }

    Discovery token(String token) {
        env = Map.of("CONSUL_HTTP_TOKEN", token);
        return this;
    }

    Discovery watching() {
        watching = true;
        return this;
    }

    Discovery start() {
        return start(SOON, true);
    }

    Discovery start(Duration timeout, boolean required) {
        registry.start(timeout, required);
        return this;
    }

    List<Integer> ports(String service) {
        return registry.service(service).endpoints().stream()
                .map(Endpoint::port)
                .toList();
    }

    Registry registry() {
        return registry;
    }

    /** Refreshes like a SIGHUP. */
    ServicesUpdated refresh() {
        try {
            return registry.refresh(Trigger.SIGNAL).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public LookupPlan read() {
        catalog.reconnect(Catalogs.connection(address, env));
        return new LookupPlan(services, catalog);
    }

    @Override
    public void follow(LookupPlan current, Found found) {
        if (watching) {
            ConsulWatch following = watch;
            if (following == null) {
                following = new ConsulWatch(catalog, found::found, found::failed);
                watch = following;
            }
            following.follow(current.services());
        }
    }

    @Override
    public void close() {
        registry.close();
        ConsulWatch following = watch;
        if (following != null) {
            following.close();
        }
        catalog.close();
        log.close();
    }
}
