package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import io.piloted.Outcome;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import io.piloted.tck.Patience;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of outlier detection, and of calls that are retried with another endpoint. */
public class EjectionTest {

    private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();

    private static SeApplication app() {
        return SeApplication.watching("app", "db").endpoints("{app: ['a:1', 'a:2', 'a:3'], db: ['d:1', 'd:2']}");
    }

    private static ServiceHandle handle(SeApplication application) {
        return application.get(Client.class).app;
    }

    private static void fail(ServiceHandle handle, int port) {
        for (int i = 0; i < 5; i++) {
            handle.report(Endpoint.of("a", port), Outcome.FAILURE);
        }
    }

    private static Set<Integer> ports(ServiceHandle handle) {
        return new HashSet<>(
                Stream.generate(handle::next).limit(6).map(Endpoint::port).toList());
    }

    @Test
    @Assertion("C12.1")
    void endpoint_whoseCallsFail_isLeftOutAndReturns() {
        try (SeApplication application = app().option("piloted.outlier-detection.base-ejection-time", "2s")
                .start(Client.class)) {
            ServiceHandle handle = handle(application);
            fail(handle, 2);
            assertThat(ports(handle)).containsExactlyInAnyOrder(1, 3);
            assertThat(handle.endpoints()).hasSize(3);
            assertThat(handle.snapshot().ejected())
                    .singleElement()
                    .satisfies(ejected -> assertThat(ejected.endpoint().port()).isEqualTo(2));

            await().atMost(Patience.LIMIT)
                    .untilAsserted(() -> assertThat(ports(handle)).containsExactlyInAnyOrder(1, 2, 3));
            handle.report(Endpoint.of("a", 2), Outcome.FAILURE);
            assertThat(ports(handle)).containsExactlyInAnyOrder(1, 3);
        }
    }

    @Test
    @Assertion("C12.1")
    void refresh_thatStillListsIt_doesNotEndAnEjection() throws Exception {
        try (SeApplication application = app().start(Client.class)) {
            ServiceHandle handle = handle(application);
            fail(handle, 2);
            application.endpoints("{app: ['a:1', 'a:2', 'a:3', 'a:4'], db: []}");
            refresh(application);
            assertThat(ports(handle)).containsExactlyInAnyOrder(1, 3, 4);

            application.endpoints("{app: ['a:1', 'a:3', 'a:4'], db: []}");
            refresh(application);
            application.endpoints("{app: ['a:1', 'a:2', 'a:3', 'a:4'], db: []}");
            refresh(application);
            assertThat(ports(handle)).as("it came back").containsExactlyInAnyOrder(1, 2, 3, 4);
        }
    }

    @Test
    @Assertion("C12.1")
    void endpoints_thatAllFail_areAllUsed() {
        try (SeApplication application = app().start(Client.class)) {
            ServiceHandle handle = handle(application);
            fail(handle, 1);
            fail(handle, 2);
            assertThat(ports(handle)).as("at most half of them").containsExactlyInAnyOrder(2, 3);
            fail(handle, 3);

            assertThat(ports(handle)).containsExactlyInAnyOrder(1, 2, 3);
        }
    }

    @Test
    @Assertion("C12.1")
    void disabled_leavesNobodyOut() {
        try (SeApplication application =
                app().option("piloted.outlier-detection.enabled", "false").start(Client.class)) {
            fail(handle(application), 1);

            assertThat(ports(handle(application))).containsExactlyInAnyOrder(1, 2, 3);
        }
    }

    @Test
    @Assertion("C12.1")
    void events_reachEachObserverOnce_andQualifiedOnesOfTheirServiceOnly() {
        try (SeApplication application = app().option("piloted.outlier-detection.base-ejection-time", "300ms")
                .start(Client.class, Recorder.class)) {
            Recorder recorder = application.get(Recorder.class);
            fail(handle(application), 2);

            await().atMost(Patience.LIMIT).until(() -> recorder.returned.size() == 1 && recorder.async.size() == 1);
            assertThat(recorder.ejected).isEqualTo(recorder.ofApp).hasSize(1);
            assertThat(recorder.ofDb).isEmpty();
            EndpointEjected ejected = recorder.ejected.get(0);
            assertThat(ejected.service()).isEqualTo("app");
            assertThat(ejected.endpoint().port()).isEqualTo(2);
            assertThat(ejected.failures()).isEqualTo(5);
            assertThat(ejected.until()).isEqualTo(ejected.at().plusMillis(300));
            assertThat(recorder.returned.get(0).endpoint()).isEqualTo(ejected.endpoint());
            assertThat(recorder.returned.get(0).onTrial()).isTrue();
        }
    }

    @Test
    @Assertion("C12.2")
    void next_leavesOutWhatWasTried() throws Exception {
        try (SeApplication application = app().start(Client.class)) {
            ServiceHandle handle = handle(application);
            List<Endpoint> tried = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tried.add(handle.next(tried));
            }

            assertThat(tried).extracting(Endpoint::port).containsExactlyInAnyOrder(1, 2, 3);
            assertThat(handle.next(tried)).isIn(tried);
            assertThat(handle.nextAsync(tried.subList(0, 2))
                            .toCompletableFuture()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(tried.get(2));
        }
    }

    @Test
    @Assertion("C12.3")
    void call_goesOnWithAnotherEndpoint_andReports() throws Exception {
        try (SeApplication application = app().start(Client.class)) {
            ServiceHandle handle = handle(application);
            for (int i = 0; i < 20; i++) {
                int port = handle.call(2, endpoint -> {
                    if (endpoint.port() == 2) {
                        throw new IOException("refused");
                    }
                    return endpoint.port();
                });
                assertThat(port).isNotEqualTo(2);
            }

            assertThat(ports(handle)).as("it was reported").containsExactlyInAnyOrder(1, 3);
            assertThatThrownBy(() -> handle.call(3, endpoint -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
        }
    }

    @Test
    @Assertion("C12.3")
    void callAsync_goesOnWithAnotherEndpoint_andReports() throws Exception {
        try (SeApplication application = app().start(Client.class)) {
            ServiceHandle handle = application.get(ServiceRegistry.class).service("app");
            for (int i = 0; i < 20; i++) {
                CompletableFuture<Integer> port = handle.callAsync(
                                2,
                                endpoint -> endpoint.port() == 2
                                        ? CompletableFuture.failedStage(new TimeoutException())
                                        : CompletableFuture.completedStage(endpoint.port()))
                        .toCompletableFuture();
                assertThat(port.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotEqualTo(2);
            }

            assertThat(ports(handle)).as("it was reported").containsExactlyInAnyOrder(1, 3);
        }
    }

    private static void refresh(SeApplication application) throws Exception {
        application.get(ServiceRegistry.class).refresh().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** A bean that calls the service. */
    @Dependent
    public static class Client {
        @Inject
        @Piloted("app")
        ServiceHandle app;
    }

    /** An observer that records all events. */
    @Singleton
    public static class Recorder {

        final List<EndpointEjected> ejected = new CopyOnWriteArrayList<>();
        final List<EndpointEjected> async = new CopyOnWriteArrayList<>();
        final List<EndpointEjected> ofApp = new CopyOnWriteArrayList<>();
        final List<EndpointEjected> ofDb = new CopyOnWriteArrayList<>();
        final List<EndpointReturned> returned = new CopyOnWriteArrayList<>();

        void ejected(@Observes EndpointEjected event) {
            ejected.add(event);
        }

        void ejectedLater(@ObservesAsync EndpointEjected event) {
            async.add(event);
        }

        void ejectedOfApp(@Observes @Piloted("app") EndpointEjected event) {
            ofApp.add(event);
        }

        void ejectedOfDb(@Observes @Piloted("db") EndpointEjected event) {
            ofDb.add(event);
        }

        void returned(@Observes EndpointReturned event) {
            returned.add(event);
        }
    }
}
