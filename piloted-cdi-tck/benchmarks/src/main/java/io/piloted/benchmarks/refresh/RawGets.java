package io.piloted.benchmarks.refresh;

import io.piloted.ServiceQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The limit: the GETs of a refresh by the JDK's HTTP client and nothing else; their bodies are read and dropped. */
final class RawGets implements Contender {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .executor(threads)
            .build();
    private final List<HttpRequest> requests;

    RawGets(URI agent, List<ServiceQuery> services) {
        requests = services.stream()
                .map(query -> HttpRequest.newBuilder(
                                URI.create(agent + "/v1/health/service/" + query.service() + "?passing=1"))
                        .build())
                .toList();
    }

    @Override
    public void run() throws InterruptedException {
        Semaphore permits = new Semaphore(CONCURRENCY);
        AtomicInteger good = new AtomicInteger();
        for (HttpRequest request : requests) {
            permits.acquire();
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((response, failure) -> {
                if (failure == null && response.statusCode() == 200) {
                    good.incrementAndGet();
                }
                permits.release();
            });
        }
        permits.acquire(CONCURRENCY);
        if (good.get() != requests.size()) {
            throw new IllegalStateException("only " + good + " of " + requests.size());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
