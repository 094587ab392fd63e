package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.junit.jupiter.api.Test;

class QuarkusHookTest {

    private static final Endpoint ENDPOINT = Endpoint.of("10.0.0.1", 80);

    private final List<Object> done = new ArrayList<>();
    private final CompletableFuture<Endpoint> endpoint = new CompletableFuture<>();
    private final ClientRequestContext request = proxy(ResteasyReactiveClientRequestContext.class);

    /** A request that records the calls of its methods. */
    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            done.add(args == null ? method.getName() : args[0]);
            return null;
        }));
    }

    @Test
    void isOf_requestOfQuarkusOnly() {
        assertThat(QuarkusHook.isOf(request)).isTrue();
        assertThat(QuarkusHook.isOf(proxy(ClientRequestContext.class))).isFalse();
    }

    @Test
    void whenComplete_anEndpointIsThere_goesOnAtOnce() {
        endpoint.complete(ENDPOINT);

        QuarkusHook.whenComplete(request, endpoint, done::add);

        assertThat(done).containsExactly(ENDPOINT);
    }

    @Test
    void whenComplete_failedAlready_throwsWhy() {
        endpoint.completeExceptionally(new NoEndpointException("why", "app"));

        assertThatThrownBy(() -> QuarkusHook.whenComplete(request, endpoint, done::add))
                .isInstanceOf(NoEndpointException.class)
                .hasMessage("why");
        assertThat(done).isEmpty();
    }

    @Test
    void whenComplete_anEndpointComesLater_suspendsUntilThen() {
        QuarkusHook.whenComplete(request, endpoint, done::add);
        assertThat(done).containsExactly("suspend");

        endpoint.complete(ENDPOINT);

        assertThat(done).containsExactly("suspend", ENDPOINT, "resume");
    }

    @Test
    void whenComplete_failsLater_resumesWithWhy() {
        QuarkusHook.whenComplete(request, endpoint, done::add);

        endpoint.completeExceptionally(new NoEndpointException("why", "app"));

        assertThat(done).hasSize(2).first().isEqualTo("suspend");
        assertThat((Throwable) done.get(1))
                .isInstanceOf(ProcessingException.class)
                .hasMessage("why")
                .hasCauseInstanceOf(NoEndpointException.class);
    }
}
