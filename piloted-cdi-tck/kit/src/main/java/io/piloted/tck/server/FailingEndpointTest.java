package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.Assertion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of REST clients under load while one of three endpoints fails, which the catalog still lists. */
@MicroShedTest
public class FailingEndpointTest extends ServerScene {

    private static final int BACKENDS = 3;
    private static final int UNAVAILABLE = 503;

    /** The default of {@code piloted.outlier-detection.consecutive-failures}. */
    private static final int CONSECUTIVE_FAILURES = 5;

    private static final int CALLERS = 2;
    private static final int CALLS_A_SECOND = 50;

    /** The calls of each caller before the failure: about a second. */
    private static final int BEFORE = CALLS_A_SECOND / CALLERS;

    private static final int AFTER = 2 * BEFORE;

    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private Backends backends;
    private int failing;

    @BeforeEach
    void startBackends() {
        scene.write("red", "app", "db", Backends.SERVICE);
        backends = new Backends(scene, BACKENDS);
        failing = backends.ports().get(1);
        probe.refresh();
    }

    @AfterEach
    void stopBackends() {
        backends.close();
        threads.shutdownNow();
    }

    @Test
    @Assertion("C12.4.1")
    void plainClient_oneIsUnavailable_isEjected() throws Exception {
        assertEjected("plain", () -> backends.respondWith(failing, UNAVAILABLE));
    }

    @Test
    @Assertion("C12.4.2")
    void plainClient_oneIsKilled_isEjected() throws Exception {
        assertEjected("plain", () -> backends.kill(failing));
    }

    @Test
    @Assertion("C12.4.2")
    void plainClient_oneHangs_isEjected() throws Exception {
        assertEjected("plain", () -> backends.hang(failing));
    }

    @Test
    @Assertion("C12.4.2")
    void plainClient_asynchronous_oneIsKilled_isEjected() throws Exception {
        assertEjected("plainLater", () -> backends.kill(failing));
    }

    @Test
    @Assertion("C12.4.2")
    void plainClient_asynchronous_oneHangs_isEjected() throws Exception {
        assertEjected("plainLater", () -> backends.hang(failing));
    }

    @Test
    @Assertion("C12.4.1")
    void registeredClient_oneIsUnavailable_isEjected() throws Exception {
        assumeRestClients();
        assertEjected("injected", () -> backends.respondWith(failing, UNAVAILABLE));
    }

    @Test
    @Assertion("C12.4.2")
    void registeredClient_oneIsKilled_isEjected() throws Exception {
        assumeRestClients();
        assertEjected("injected", () -> backends.kill(failing));
    }

    @Test
    @Assertion("C12.4.2")
    void registeredClient_oneHangs_isEjected() throws Exception {
        assumeRestClients();
        assertEjected("injected", () -> backends.hang(failing));
    }

    @Test
    @Assertion("C12.4.3")
    void retriedClient_oneIsKilled_noCallFails() throws Exception {
        assumeRestClients();
        assertNoneFails("retriedClient", () -> backends.kill(failing));
    }

    @Test
    @Assertion("C12.4.3")
    void retriedBean_oneIsKilled_noCallFails() throws Exception {
        assumeRestClients();
        assertNoneFails("injectedRetried", () -> backends.kill(failing));
    }

    @Test
    @Assertion("C12.4.3")
    void retriedBean_oneHangs_noCallFails() throws Exception {
        assumeRestClients();
        assertNoneFails("injectedRetried", () -> backends.hang(failing));
    }

    @Test
    @Assertion("C12.4.3")
    void retriedBean_asynchronous_oneIsKilled_noCallFails() throws Exception {
        assumeRestClients();
        assertNoneFails("laterRetried", () -> backends.kill(failing));
    }

    @Test
    @Assertion("C12.4.3")
    void retriedBean_plainClient_oneIsKilled_noCallFails() throws Exception {
        assumeFaultTolerance();
        assertNoneFails("plainRetried", () -> backends.kill(failing));
    }

    private void assumeFaultTolerance() {
        assumeThat(server.server().hasFaultTolerance())
                .as("MicroProfile Fault Tolerance")
                .isTrue();
    }

    private void assumeRestClients() {
        assumeThat(server.server().hasRestClient())
                .as(
                        "MicroProfile Fault Tolerance, and a MicroProfile REST Client whose injected clients support piloted: URIs")
                .isTrue();
    }

    /**
     * Asserts that only as many calls fail as are necessary to eject an endpoint, and those that run at the same time.
     */
    private void assertEjected(String way, Runnable failure) throws Exception {
        List<String> failed = failed(way, failure);

        assertThat(failed).hasSizeBetween(CONSECUTIVE_FAILURES, CALLERS * CONSECUTIVE_FAILURES);
    }

    private void assertNoneFails(String way, Runnable failure) throws Exception {
        assertThat(failed(way, failure)).isEmpty();
    }

    /** Makes calls while the failure happens; returns the messages of failed calls. */
    private List<String> failed(String way, Runnable failure) throws Exception {
        assertThat(calls(way, BEFORE)).allMatch(this::isResponse);
        failure.run();
        return calls(way, AFTER).stream()
                .filter(response -> !isResponse(response))
                .toList();
    }

    private List<String> calls(String way, int ofEach) throws InterruptedException, ExecutionException {
        List<Future<List<String>>> callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> threads.submit(() -> paced(way, ofEach)))
                .toList();
        List<String> responses = new ArrayList<>();
        for (Future<List<String>> caller : callers) {
            responses.addAll(caller.get());
        }
        return responses;
    }

    private List<String> paced(String way, int count) {
        long start = System.nanoTime();
        List<String> responses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sleepUntil(start + TimeUnit.SECONDS.toNanos(i) * CALLERS / CALLS_A_SECOND);
            responses.add(probe.text("api/calls/way/" + way));
        }
        return responses;
    }

    private static void sleepUntil(long nanos) {
        LockSupport.parkNanos(nanos - System.nanoTime());
    }

    private boolean isResponse(String response) {
        return backends.ports().stream().anyMatch(port -> response.startsWith(port + " "));
    }
}
