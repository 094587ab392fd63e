package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PilotedRequestFilterTest {

    @AfterEach
    void takeBack() {
        RetriedCall.handOver(null);
    }

    /** A client may remove the context on another thread, while this thread already serves another request. */
    @Test
    void filter_ofAnotherUri_leavesNoCallOnTheThread() {
        RetriedCall.handOver(RetriedCall.nextRound(new HashMap<>()));

        new PilotedRequestFilter().filter(request(URI.create("http://10.0.0.1/")));

        assertThat(RetriedCall.ofNextRequest()).isNull();
    }

    private static ClientRequestContext request(URI uri) {
        return (ClientRequestContext) Proxy.newProxyInstance(
                PilotedRequestFilterTest.class.getClassLoader(),
                new Class<?>[] {ClientRequestContext.class},
                (self, method, arguments) -> method.getName().equals("getUri") ? uri : null);
    }
}
