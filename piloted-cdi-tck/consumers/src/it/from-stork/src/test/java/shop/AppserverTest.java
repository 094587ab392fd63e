package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.testing.ScriptedCatalog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A test that calls go in turn to the endpoints that the test sets. */
@QuarkusTest
@TestProfile(AppserverTest.Scripted.class)
class AppserverTest {

    public static class Scripted implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ScriptedCatalog.class);
        }
    }

    @Inject
    @RestClient
    Appserver appserver;

    @Inject
    ScriptedCatalog catalog;

    @Inject
    ServiceRegistry registry;

    private HttpServer a;
    private HttpServer b;

    @BeforeEach
    void start() throws Exception {
        a = responding("a");
        b = responding("b");
    }

    @AfterEach
    void stop() {
        a.stop(0);
        b.stop(0);
    }

    private static HttpServer responding(String name) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/who", exchange -> {
            exchange.sendResponseHeaders(200, name.length());
            exchange.getResponseBody().write(name.getBytes());
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Endpoint at(HttpServer server) {
        return Endpoint.of("localhost", server.getAddress().getPort());
    }

    @Test
    void who_goesRound_andFollowsTheCatalogAtARefresh() {
        catalog.set("appserver", at(a), at(b));
        registry.refresh().toCompletableFuture().join();
        assertEquals("aba", appserver.who() + appserver.who() + appserver.who());

        catalog.set("appserver", at(b));
        registry.refresh().toCompletableFuture().join();
        assertEquals("bb", appserver.who() + appserver.who());
    }
}
