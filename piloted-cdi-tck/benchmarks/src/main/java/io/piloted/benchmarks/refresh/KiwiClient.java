package io.piloted.benchmarks.refresh;

import io.piloted.ServiceQuery;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import org.kiwiproject.consul.Consul;
import org.kiwiproject.consul.HealthClient;

/** The contender that uses kiwi's consul-client. Its calls block, so it has a thread for each concurrent lookup. */
final class KiwiClient implements Contender {

    private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
    private final Consul consul;
    private final List<Callable<Integer>> lookups = new ArrayList<>();
    private final int instances;

    KiwiClient(URI agent, List<ServiceQuery> services, int instances) {
        this.instances = instances;
        consul = Consul.builder()
                .withUrl(agent.toString())
                .withPing(false)
                .withConnectionPool(new ConnectionPool(CONCURRENCY, 1, TimeUnit.MINUTES))
                .build();
        HealthClient health = consul.healthClient();
        services.forEach(query -> lookups.add(() ->
                health.getHealthyServiceInstances(query.service()).getResponse().size()));
    }

    @Override
    public void run() throws Exception {
        for (Future<Integer> found : threads.invokeAll(lookups)) {
            if (found.get() != instances) {
                throw new IllegalStateException(found + " instances");
            }
        }
    }

    @Override
    public void close() {
        consul.destroy();
        threads.shutdownNow();
    }
}
