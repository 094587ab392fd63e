package io.piloted.tck.consul;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.config.ConsulSettings;
import io.piloted.config.Options;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.ConsulConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Helpers: catalogs of real agents, and lookups that wait for the result. */
final class Catalogs {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static final Options.Consul OPTIONS = Options.from(name -> Optional.empty()).consul();

    private Catalogs() {}

    static ConsulCatalog of(ConsulAgent agent) {
        return of(agent, OPTIONS);
    }

    static ConsulCatalog of(ConsulAgent agent, Options.Consul options) {
        return of(agent.address(), Map.of(), options, TIMEOUT);
    }

    static ConsulCatalog of(String address, Map<String, String> env, Duration timeout) {
        return of(address, env, OPTIONS, timeout);
    }

    static ConsulCatalog of(String address, Map<String, String> env) {
        return of(address, env, OPTIONS, TIMEOUT);
    }

    static ConsulConnection connection(String address, Map<String, String> env) {
        return ConsulConnection.of(
                new ConsulSettings(Optional.of(address), Optional.empty(), Optional.empty(), ConsulSettings.Tls.NONE),
                env);
    }

    private static ConsulCatalog of(String address, Map<String, String> env, Options.Consul options, Duration timeout) {
        return new ConsulCatalog(connection(address, env), options, timeout);
    }

    static List<Endpoint> lookUp(ConsulCatalog catalog, String service) {
        return lookUp(catalog, ServiceQuery.of(service));
    }

    /** Looks up a service, and throws the stage's failure. */
    static List<Endpoint> lookUp(ConsulCatalog catalog, ServiceQuery query) {
        try {
            return catalog.endpoints(query).toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PilotedException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
