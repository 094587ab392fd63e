package io.piloted.benchmarks.refresh;

import io.piloted.ServiceQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The lower limit: only the GET requests of a refresh, with the JDK's HTTP client, which reads and drops the bodies. It
 * uses blocking threads, which is fastest, because {@code sendAsync} starts a thread for each response on one or two
 * processors.
 */
final class RawGets implements Contender {

    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
    private final ExecutorService inner = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(inner)
            .build();
    private final List<Callable<Integer>> gets = new ArrayList<>();

    RawGets(URI agent, List<ServiceQuery> services) {
        for (ServiceQuery query : services) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(agent + "/v1/health/service/" + query.service() + "?passing=1"))
                    .build();
            gets.add(() ->
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }

    @Override
    public void run() throws Exception {
        for (Future<Integer> status : threads.invokeAll(gets, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            if (status.isCancelled()) {
                throw new TimeoutException();
            }
            if (status.get() != 200) {
                throw new IllegalStateException("status " + status.get());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        inner.shutdownNow();
    }
}
