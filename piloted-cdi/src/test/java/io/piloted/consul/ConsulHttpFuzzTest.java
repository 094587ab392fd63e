package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.piloted.Patience;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** C5.4 for whatever bytes come over the connection, from the status line on: endpoints, or a failure with a code. */
class ConsulHttpFuzzTest {

    /** Some answers leave the client waiting, as a 100 does: long enough for any other. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private static final ServiceQuery QUERY = ServiceQuery.of("app");

    private static volatile byte[] answer = {};
    private static LyingServer server;
    private static ConsulCatalog catalog;

    @BeforeAll
    static void open() {
        server = LyingServer.that(out -> out.write(answer));
        catalog = new ConsulCatalog(Connections.to(server.address()), ConsulOptions.DEFAULT, TIMEOUT);
    }

    @AfterAll
    static void close() throws IOException {
        catalog.close();
        server.close();
    }

    @FuzzTest
    void endpoints(byte[] input) throws Exception {
        // Jazzer takes a connection to anywhere else for a finding, as one that an answer redirected would be.
        BugDetectors.allowNetworkConnections((host, port) -> server.address().endsWith(":" + port));
        answer = input;
        try {
            assertThat(catalog.endpoints(QUERY).toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT021");
        }
        server.forgetRequests();
    }
}
