package io.piloted.tck.consul;

import static io.piloted.tck.consul.Discovery.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Failure;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.config.ContainerPilot;
import io.piloted.config.Options;
import io.piloted.consul.ConsulSource;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.OutlierDetection;
import io.piloted.registry.PlanReader;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import io.piloted.tck.Assertion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a file with a token that changes, with a real agent that denies access by default. */
@Assertion("C5.4")
class TokenFileTest {

    private static final List<ServiceQuery> QUERIES = List.of(ServiceQuery.of("app"));
    private static final String READ =
            "service_prefix \"\" { policy = \"read\" } node_prefix \"\" { policy = \"read\" }";

    @TempDir
    Path folder;

    private final ConsulAgent agent = ConsulAgent.builder().denyByDefault().start();
    private final String token = agent.createToken(READ);
    private Path file;
    private ConsulSource source;
    private Registry registry;

    @BeforeEach
    void start() throws Exception {
        agent.register(Instance.of("app", 1));
        file = Files.writeString(folder.resolve("token"), token);
        Map<String, String> env =
                Map.of("CONSUL_HTTP_ADDR", agent.address(), "CONSUL_HTTP_TOKEN_FILE", file.toString());
        source = new ConsulSource(Options.from(name -> Optional.empty()), name -> Optional.empty(), env);
        registry = new Registry(
                new PlanReader() {
                    @Override
                    public LookupPlan read() {
                        return new LookupPlan(QUERIES, source.reload(ContainerPilot.withoutFile(env), QUERIES));
                    }

                    @Override
                    public void renew() {
                        source.renew();
                    }
                },
                new RegistrySettings(
                        SOON,
                        32,
                        false,
                        false,
                        new OutlierDetection(true, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50)),
                event -> CompletableFuture.completedStage(null),
                TokenFileTest.class.getClassLoader());
        registry.start(SOON, true);
    }

    @AfterEach
    void stop() {
        registry.close();
        source.close();
        agent.close();
    }

    /** A signal is sent only once, so the library itself must notice that the file has been completed. */
    @Test
    void signalWhileTheFileIsHalfWritten_succeedsWithoutAnotherSignal() throws Exception {
        Files.writeString(file, token.substring(0, 8));
        agent.register(Instance.of("app", 2));
        assertThat(signal().failures().get("app")).extracting(Failure::code).isEqualTo("PILOT02110");
        assertThat(ports()).containsExactly(1);

        Files.writeString(file, token);

        await().atMost(SOON).untilAsserted(() -> assertThat(ports()).containsExactlyInAnyOrder(1, 2));
    }

    @Test
    void signalWhileTheFileIsEmpty_keepsTheEndpoints_andSucceedsWhenItIsWritten() throws Exception {
        Files.writeString(file, "");
        ServicesUpdated event = signal();
        assertThat(event.configurationFailure()).map(Failure::code).contains("PILOT02009");
        assertThat(ports()).containsExactly(1);

        Files.writeString(file, agent.createToken(READ));
        agent.register(Instance.of("app", 2));

        await().atMost(SOON).untilAsserted(() -> assertThat(ports()).containsExactlyInAnyOrder(1, 2));
    }

    private ServicesUpdated signal() throws Exception {
        return registry.refresh(Trigger.SIGNAL).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private List<Integer> ports() {
        return registry.service("app").endpoints().stream()
                .map(endpoint -> endpoint.port())
                .toList();
    }
}
