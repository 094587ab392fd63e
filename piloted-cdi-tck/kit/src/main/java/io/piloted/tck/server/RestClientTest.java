package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.Assertion;
import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.consul.Instance;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of REST clients whose base URI names a service. */
@MicroShedTest
public class RestClientTest extends ServerScene {

    private static final int BACKENDS = 3;

    private Backends backends;

    @BeforeEach
    void startBackends() {
        scene.write("red", "app", "db", Backends.SERVICE, "nowhere");
        backends = new Backends(scene, BACKENDS);
        probe.refresh();
    }

    @AfterEach
    void stopBackends() {
        backends.close();
    }

    @Test
    @Assertion("C9.1")
    void registeredClient_eachRequest_goesToTheNextEndpoint() {
        assumeRestClients();

        assertRoundRobin(calls("api/calls/injected?say=it"), "/root/who?say=it");
    }

    @Test
    @Assertion("C9.1")
    void registeredClient_asynchronous_goesToTheNextEndpoint() {
        assumeRestClients();

        assertRoundRobin(calls("api/calls/later?say=it"), "/root/who?say=it");
    }

    @Test
    @Assertion("C9.1")
    void builtClient_goesToTheNextEndpoint() {
        assumeRestClients();

        assertRoundRobin(calls("api/calls/built?base=" + base("backend") + "/else/"), "/else/who?say=built");
    }

    @Test
    @Assertion("C9.2")
    void plainClient_withTheFeature_goesToTheNextEndpoint() {
        assertRoundRobin(calls("api/calls/plain?uri=piloted://backend/a%252Fb"), "/a%2Fb");
    }

    /** A special case, because RESTEasy's invocations keep the URI to which they were sent. */
    @Test
    @Assertion("C9.2")
    void plainClient_oneInvocationAgain_goesToTheNextEndpoint() {
        assertRoundRobin(probe.lines("api/calls/again?uri=piloted://backend/a"), "/a");
    }

    @Test
    @Assertion("C9.2")
    void plainClient_otherUris_areLeftAlone() {
        String other = "127.0.0.1:" + backends.ports().get(0);

        assertThat(probe.text("api/calls/plain?uri=http://" + other + "/x"))
                .isEqualTo(backends.ports().get(0) + " " + other + " /x");
    }

    @Test
    @Assertion({"C9.1", "C5.1"})
    void registeredClient_afterAHangup_goesWhereTheServiceIsNow() throws Exception {
        assumeRestClients();
        try (Backends moved = new Backends(scene, 1)) {
            backends.ports().forEach(port -> scene.deregister(Instance.of(Backends.SERVICE, port)));

            server.hangup();

            assertThat(probe.text("api/calls/injected?say=it"))
                    .startsWith(moved.ports().get(0) + " ");
        }
    }

    @Test
    @Assertion("C9.3")
    void retry_getsAnotherEndpointAtEachAttempt() {
        assumeRestClients();
        int dead = FreePorts.find(1).get(0);
        scene.register(Instance.of(Backends.SERVICE, dead));
        probe.refresh();

        List<String> once = calls("api/calls/injected?say=it");
        List<String> retried = calls("api/calls/retried?say=it");

        assertThat(once).filteredOn(this::isResponse).hasSizeLessThan(once.size());
        assertThat(retried).allMatch(this::isResponse);
    }

    @Test
    @Assertion("C9.4")
    void unknownService_isOurException() {
        assumeRestClients();

        assertThat(probe.text("api/calls/built?base=" + base("nobody")))
                .contains("NoSuchServiceException: PILOT03000", "app, db, backend, nowhere");
        assertThat(probe.text("api/calls/plain?uri=piloted://nobody"))
                .contains("NoSuchServiceException: PILOT03000", "app, db, backend, nowhere");
    }

    @Test
    @Assertion("C9.4")
    void noEndpoint_isOurException() {
        assumeRestClients();

        assertThat(probe.text("api/calls/built?base=" + base("nowhere"))).contains("NoEndpointException: PILOT03001");
        assertThat(probe.text("api/calls/plain?uri=piloted://nowhere")).contains("NoEndpointException: PILOT03001");
    }

    @Test
    @Assertion("C9.4")
    void noEndpoint_asynchronous_isOurException() {
        assumeRestClients();
        backends.ports().forEach(port -> scene.deregister(Instance.of(Backends.SERVICE, port)));
        probe.refresh();

        assertThat(probe.text("api/calls/later?say=it")).contains("NoEndpointException: PILOT03001");
    }

    @Test
    @Assertion("C9.1")
    void twoApplications_haveTheirOwnRotations() {
        assumeRestClients();
        assumeThat(server.server().runsSeveral())
                .as("several applications in one server")
                .isTrue();
        Probe second = server.probe(LocalServer.SECOND);
        second.refresh();

        String first = probe.text("api/calls/injected?say=it");
        probe.text("api/calls/injected?say=it");

        assertThat(second.text("api/calls/injected?say=it")).isEqualTo(first);
    }

    private void assumeRestClients() {
        assumeThat(server.server().hasRestClient())
                .as(
                        "MicroProfile Fault Tolerance, and a MicroProfile REST Client whose injected clients support piloted: URIs")
                .isTrue();
    }

    private String base(String service) {
        return server.server().takesAnyScheme() ? "piloted://" + service : "http://" + service + ".piloted";
    }

    private List<String> calls(String path) {
        return Stream.generate(() -> probe.text(path)).limit(2 * BACKENDS).toList();
    }

    private boolean isResponse(String response) {
        return backends.ports().stream().anyMatch(port -> response.startsWith(port + " "));
    }

    /** Asserts that the calls went twice to each backend in turn, each with the backend's address as host. */
    private void assertRoundRobin(List<String> responses, String uri) {
        assertThat(responses.subList(0, BACKENDS))
                .containsExactlyInAnyOrderElementsOf(backends.ports().stream()
                        .map(port -> port + " 127.0.0.1:" + port + ' ' + uri)
                        .toList());
        assertThat(responses.subList(BACKENDS, 2 * BACKENDS)).isEqualTo(responses.subList(0, BACKENDS));
    }
}
