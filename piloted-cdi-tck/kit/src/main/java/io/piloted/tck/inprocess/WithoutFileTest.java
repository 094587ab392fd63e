package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import org.junit.jupiter.api.Test;

/** Tests of services from options, with and without a ContainerPilot file. */
public class WithoutFileTest {

    private static final String ENDPOINTS = "{app: [{address: '10.0.0.1', port: 80, ports: {http: 80, admin: 81}}],"
            + " db: [{address: '10.0.1.1', port: 82, datacenter: 'dc2'}, {address: '10.0.1.2', port: 82, datacenter: 'dc3'}]}";

    private static SeApplication of(SeApplication application) {
        return application.endpoints(ENDPOINTS);
    }

    private static Endpoint next(SeApplication application, String service) {
        return application.get(ServiceRegistry.class).service(service).next();
    }

    @Test
    @Assertion("C1.7")
    void options_withoutAFile_nameTheServices_andAreReadAgain() throws Exception {
        try (SeApplication application = of(SeApplication.undescribed()).option("piloted.services", "app")) {
            application.start(RefreshTest.Client.class);
            ServiceRegistry registry = application.get(ServiceRegistry.class);
            assertThat(registry.names()).containsExactly("app");
            assertThat(next(application, "app").port()).isEqualTo(80);

            application.option("piloted.services", "app,db").option("piloted.service.db.dc", "dc1, dc3, dc2");
            registry.refresh().toCompletableFuture().join();

            assertThat(registry.names()).containsExactly("app", "db");
            assertThat(next(application, "db").address()).isEqualTo("10.0.1.2");
        }
    }

    @Test
    @Assertion("C1.7")
    void options_withAFile_areJoined() {
        try (SeApplication application =
                of(SeApplication.watching("app")).endpoints(ENDPOINTS).option("piloted.services", "db,app")) {
            application.start(RefreshTest.Client.class);
            assertThat(application.get(ServiceRegistry.class).names()).containsExactly("app", "db");
        }
    }

    @Test
    @Assertion({"C1.7", "C1.2"})
    void neitherFileNorOptions_namesBothWays() {
        try (SeApplication application = of(SeApplication.undescribed())) {
            assertThat(Problems.of(() -> application.start(RefreshTest.Client.class)))
                    .contains("PILOT00500", "piloted.services", "CONTAINERPILOT");
        }
    }

    @Test
    @Assertion("C3.5")
    void port_thatTheOptionNames_isTheEndpoints() {
        try (SeApplication application = of(SeApplication.undescribed())
                .option("piloted.services", "app")
                .option("piloted.service.app.port", "admin")) {
            application.start(RefreshTest.Client.class);
            assertThat(next(application, "app").port()).isEqualTo(81);
            assertThat(next(application, "app").ports())
                    .containsEntry("http", 80)
                    .containsEntry("admin", 81);
        }
    }
}
