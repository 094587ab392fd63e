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

/** A fuzz test of HTTP responses (C5.4): any bytes give endpoints, or a failure with a code. */
class ConsulHttpFuzzTest {

    /** Short, because some responses make the client wait, such as a 100; long enough for all others. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private static final ServiceQuery QUERY = ServiceQuery.of("app");

    private static volatile byte[] response = {};
    private static LyingServer server;
    private static ConsulCatalog catalog;

    @BeforeAll
    static void open() {
        server = LyingServer.that(out -> out.write(response));
        catalog = new ConsulCatalog(Connections.to(server.address()), Connections.OPTIONS, TIMEOUT);
    }

    @AfterAll
    static void close() throws IOException {
        catalog.close();
        server.close();
    }

    @FuzzTest
    void endpoints(byte[] input) throws Exception {
        // Jazzer reports a connection to any other address, such as the target of a redirect.
        BugDetectors.allowNetworkConnections((host, port) -> server.address().endsWith(":" + port));
        response = input;
        try {
            assertThat(catalog.endpoints(QUERY).toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isNotNull();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT021");
        }
        server.forgetRequests();
    }
}
