package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.piloted.LogLines;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no failure or cause shows the token, if a server returns it anywhere in its response (C3.1). */
class EchoedTokenTest {

    private static final String SECRET = "5e3c2e7a-0bad-cafe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 403 5e3c2e7a-0bad-cafe\r\nContent-Length: 18\r\n\r\n5e3c2e7a-0bad-cafe",
                "HTTP/1.1 403 5E3C2E7A-0BAD-CAFE\r\nContent-Length: 18\r\n\r\n5E3C2E7A-0BAD-CAFE",
                "HTTP/1.1 403 Forbidden\r\nContent-Length: 16\r\n\r\n5e3c2e7a-0bad-ca",
                "5e3c2e7a-0bad-ca",
                "HTTP/1.1 500 No\r\nContent-Length: 38\r\n\r\nNo cluster leader x 5e3c2e7a-0bad-cafe",
                "HTTP/1.1 302 Found\r\nLocation: http://x/?token=5e3c2e7a-0bad-cafe\r\nContent-Length: 0\r\n\r\n",
                "5e3c2e7a-0bad-cafe\r\n\r\n",
                "HTTP/1.1 5e3c2e7a-0bad-cafe\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-5e3c2e7a-0bad-cafe : 1\r\nContent-Length: 5e3c2e7a-0bad-cafe\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5e3c2e7a-0bad-cafe\r\n[]",
                "HTTP/1.1 200 OK\r\n\r\n5e3c2e7a-0bad-cafe",
                "HTTP/1.1 200 OK\r\n\r\n\"5e3c2e7a-0bad-cafe\"",
                "HTTP/1.1 200 OK\r\nContent-Encoding: 5e3c2e7a-0bad-cafe\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\n\r\n[\"5e3c2e7a-0bad-cafe\"]",
                "HTTP/1.1 200 OK\r\n\r\n{\"5e3c2e7a-0bad-cafe\": 1}",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Node\": \"5e3c2e7a-0bad-cafe\"}]",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Service\": {\"Port\": \"5e3c2e7a-0bad-cafe\"}}]",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Service\": {\"Tags\": {\"5e3c2e7a-0bad-cafe\": 1}}}]",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Node\":{\"Node\":\"5e3c2e7a-0bad-cafe\"},\"Service\":{\"ID\":\"5e3c2e7a-0bad-cafe\"}}]",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Node\":{\"Node\":\"5e3c2e7a-0bad-cafe\"},\"Service\":{\"Address\":\"a\",\"Port\":-1}}]",
            })
    void endpoints_ofAResponseWithTheToken_failWithoutIt(String response) throws Exception {
        try (LogLines log = new LogLines();
                LyingServer server = LyingServer.saying(response);
                ConsulCatalog catalog = new ConsulCatalog(
                        Connections.to(server.address(), SECRET), Connections.OPTIONS, Connections.TIMEOUT)) {
            @Nullable
            Throwable failure = catchThrowable(() -> catalog.endpoints(ServiceQuery.of("app"))
                    .toCompletableFuture()
                    .join());
            StringWriter all = new StringWriter();
            if (failure != null) {
                failure.printStackTrace(new PrintWriter(all));
            }
            assertThat(all + String.join("\n", log.of("PILOT021")))
                    .contains("PILOT021")
                    .doesNotContainIgnoringCase("0bad-ca");
        }
    }
}
