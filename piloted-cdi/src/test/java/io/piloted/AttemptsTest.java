package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link ServiceHandle#call} and {@link ServiceHandle#callAsync} (C12.3): picks, reports, retries and
 * exceptions.
 */
class AttemptsTest {

    private final Service service = new Service("a", "b", "c");

    /** A service with the given addresses, and round robin. */
    private static class Service implements ServiceHandle {

        final List<Endpoint> endpoints;
        final List<String> reports = new ArrayList<>();
        private int turn;

        Service(String... addresses) {
            endpoints = Arrays.stream(addresses)
                    .map(address -> Endpoint.of(address, 80))
                    .toList();
        }

        @Override
        public String name() {
            return "app";
        }

        @Override
        public Endpoint next() {
            return next(List.of());
        }

        @Override
        public Endpoint next(Collection<Endpoint> tried) {
            for (int i = 0; i < endpoints.size(); i++) {
                Endpoint endpoint = endpoints.get(turn++ % endpoints.size());
                if (!tried.contains(endpoint)) {
                    return endpoint;
                }
            }
            throw new NoEndpointException("PILOT03001: none", "app");
        }

        @Override
        public CompletionStage<Endpoint> nextAsync(Collection<Endpoint> tried) {
            try {
                return CompletableFuture.completedStage(next(tried));
            } catch (NoEndpointException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        @Override
        public void report(Endpoint endpoint, Outcome outcome) {
            reports.add(endpoint.address() + ' ' + outcome);
        }

        @Override
        public Optional<Endpoint> tryNext() {
            return Optional.of(next());
        }

        @Override
        public List<Endpoint> endpoints() {
            return endpoints;
        }

        @Override
        public ServiceSnapshot snapshot() {
            return new ServiceSnapshot(
                    "app", endpoints, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
    }

    private static Deque<Object> outcomes(Object... outcomes) {
        return new ArrayDeque<>(Arrays.asList(outcomes));
    }

    /** A call that returns or throws the next of these outcomes. */
    private static Call<Object, Exception> giving(Deque<Object> outcomes) {
        return endpoint -> {
            Object outcome = outcomes.remove();
            if (outcome instanceof Exception e) {
                throw e;
            }
            return outcome;
        };
    }

    private CompletableFuture<Object> async(int attempts, Object... outcomes) {
        Deque<Object> left = outcomes(outcomes);
        return service.<Object>callAsync(attempts, endpoint -> {
                    Object outcome = left.remove();
                    return outcome instanceof Exception e
                            ? CompletableFuture.<Object>failedFuture(e).thenApply(same -> same)
                            : CompletableFuture.completedStage(outcome);
                })
                .toCompletableFuture();
    }

    @Test
    void call_thatSucceeds_isMadeOnce() throws Exception {
        assertThat(service.call(3, giving(outcomes("done")))).isEqualTo("done");
        assertThat(service.reports).containsExactly("a SUCCESS");
    }

    @Test
    void call_thatFails_goesOnWithAnotherEndpoint() throws Exception {
        assertThat(service.call(3, giving(outcomes(new IOException(), new TimeoutException(), "done"))))
                .isEqualTo("done");
        assertThat(service.reports).containsExactly("a FAILURE", "b FAILURE", "c SUCCESS");
    }

    @Test
    void call_whoseAttemptsAllFail_throwsTheLastFailureWithTheEarlierOnes() {
        IOException first = new IOException("first");
        IOException last = new IOException("last");

        assertThatThrownBy(() -> service.call(3, giving(outcomes(first, first, last))))
                .isSameAs(last)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(first, first));
        assertThatThrownBy(() -> service.call(2, giving(outcomes(last, last)))).isSameAs(last);
        assertThat(service.reports).hasSize(5).allMatch(report -> report.endsWith("FAILURE"));
    }

    @Test
    void call_withAnExceptionOfTheApplication_endsAtOnce() {
        assertThatThrownBy(() -> service.call(3, giving(outcomes(new IllegalStateException("mine")))))
                .hasMessage("mine");
        assertThat(service.reports).containsExactly("a SUCCESS");
    }

    @Test
    void call_thatIsInterrupted_endsAtOnceAndReportsNothing() {
        assertThatThrownBy(() -> service.call(3, giving(outcomes(new InterruptedException()))))
                .isInstanceOf(InterruptedException.class);
        assertThat(service.reports).isEmpty();
    }

    @Test
    void call_thatFailsOnAnInterruptedThread_isNotRepeated() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> service.call(3, giving(outcomes(new IOException("reset")))))
                    .hasMessage("reset");
            assertThat(service.reports).as("the interrupt may be the reason").isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void call_thatReturnsAFailureOnAnInterruptedThread_isNotRepeated() throws Exception {
        Rest failure = new Rest(503);
        Thread.currentThread().interrupt();
        try {
            assertThat(service.call(3, giving(outcomes(failure)))).isSameAs(failure);
            assertThat(failure.closed).isFalse();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(service.reports).containsExactly("a FAILURE");
    }

    @Test
    void call_withoutAnEndpointLeft_throwsThatWithTheFailures() {
        IOException failure = new IOException();

        assertThatThrownBy(() -> new Service("a").call(3, giving(outcomes(failure))))
                .isInstanceOf(NoEndpointException.class)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(failure));
    }

    @Test
    void attempts_below1_areRejected() {
        assertThatThrownBy(() -> service.call(0, giving(outcomes())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attempts must be at least 1, not 0");
        assertThatThrownBy(() -> async(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Failed responses are closed, except the last one, which the caller gets. */
    @Test
    void call_thatReturnsAResponseOfJakartaRest_looksAtItsStatus() throws Exception {
        Rest first = new Rest(503);
        Rest last = new Rest(502);
        Rest found = new Rest(404);

        assertThat(service.call(2, giving(outcomes(first, last)))).isSameAs(last);
        assertThat(first.closed).isTrue();
        assertThat(last.closed).isFalse();
        assertThat(service.call(2, giving(outcomes(found)))).isSameAs(found);
        assertThat(service.reports).containsExactly("a FAILURE", "b FAILURE", "c SUCCESS");
    }

    @Test
    void call_thatReturnsAResponseOfTheJdk_looksAtItsStatus() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(requests.incrementAndGet() == 1 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try {
            HttpResponse<Void> response = service.call(
                    2,
                    endpoint -> HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(Endpoint.of(
                                                            "localhost",
                                                            server.getAddress().getPort())
                                                    .uri("http"))
                                            .build(),
                                    BodyHandlers.discarding()));
            assertThat(response.statusCode()).isEqualTo(200);
        } finally {
            server.stop(0);
        }
        assertThat(service.reports).containsExactly("a FAILURE", "b SUCCESS");
    }

    @Test
    void close_ofAResponseOfTheJdk_closesItsBody() {
        AtomicInteger closed = new AtomicInteger();
        HttpResponses.close(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpResponse.class}, (proxy, method, arguments) ->
                        (AutoCloseable) closed::incrementAndGet));

        assertThat(closed).hasValue(1);
    }

    @Test
    void callAsync_thatFails_goesOnWithAnotherEndpoint() {
        assertThat(async(3, new IOException(), new Rest(504), "done")).isCompletedWithValue("done");
        assertThat(service.reports).containsExactly("a FAILURE", "b FAILURE", "c SUCCESS");
    }

    @Test
    void callAsync_whoseAttemptsAllFail_failsWithTheLastFailureUnwrapped() {
        IOException first = new IOException("first");
        IOException last = new IOException("last");

        assertThat(async(2, first, last))
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .satisfies(e -> assertThat(e.getCause()).isSameAs(last));
        assertThat(last.getSuppressed()).containsExactly(first);
    }

    @Test
    void callAsync_whoseFunctionThrowsOrReturnsNull_failsWithThat() {
        assertThat(service.callAsync(2, endpoint -> {
                            throw new CompletionException(new IllegalStateException("mine"));
                        })
                        .toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(service.callAsync(2, endpoint -> null).toCompletableFuture()).isCompletedExceptionally();
        assertThat(service.reports).containsExactly("a SUCCESS", "b SUCCESS");
    }

    @Test
    void callAsync_neitherBlocksNorCancels() {
        List<CompletableFuture<String>> stages = new ArrayList<>();
        CompletableFuture<String> result = service.callAsync(3, endpoint -> {
                    CompletableFuture<String> stage = new CompletableFuture<>();
                    stages.add(stage);
                    return stage;
                })
                .toCompletableFuture();
        assertThat(result).isNotDone();
        stages.get(0).completeExceptionally(new IOException());
        assertThat(stages).hasSize(2);

        result.cancel(true);
        assertThat(stages.get(1)).isNotDone();
        stages.get(1).completeExceptionally(new IOException());
        assertThat(stages).hasSize(2);
        assertThat(service.reports).containsExactly("a FAILURE", "b FAILURE");
    }

    /** The library closes a response that arrives after the cancellation, because nobody else can. */
    @Test
    void callAsync_thatIsCancelled_reportsAndClosesTheResponse() {
        CompletableFuture<Rest> stage = new CompletableFuture<>();
        Rest response = new Rest(200);

        service.callAsync(2, endpoint -> stage).toCompletableFuture().cancel(true);
        stage.complete(response);

        assertThat(service.reports).containsExactly("a SUCCESS");
        assertThat(response.closed).isTrue();
    }

    /** Attempts whose stages are already complete must not overflow the stack. */
    @Test
    void callAsync_withManyAttemptsThatFailAtOnce_ends() {
        Service many = new Service("a") {
            @Override
            public Endpoint next(Collection<Endpoint> tried) {
                return endpoints.get(0);
            }
        };

        assertThat(many.callAsync(20_000, endpoint -> CompletableFuture.failedStage(new TimeoutException()))
                        .toCompletableFuture())
                .isCompletedExceptionally();
        assertThat(many.reports).hasSize(20_000);
    }
}
