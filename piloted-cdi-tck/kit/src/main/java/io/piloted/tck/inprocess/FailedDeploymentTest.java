package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.cdi.RunningApplication;
import io.piloted.registry.Registry;
import io.piloted.signal.agent.SharedHandler;
import io.piloted.tck.Assertion;
import io.piloted.tck.consul.FreePorts;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Tests of deployments that fail for another reason after the services are loaded, which containers do not announce.
 */
@Assertion("C7.1")
public class FailedDeploymentTest {

    private static final int DEPLOYMENTS = 10;
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final List<WeakReference<Registry>> OF_FAILED = new ArrayList<>();

    @Test
    void anotherExtensionFails_tenTimes_leavesNothing() throws Exception {
        leavesNothing(() -> loaded().extension(new FailsLast()));
    }

    @Test
    void anotherExtensionFails_whileLookupsAreRetried_leavesNothing() throws Exception {
        int nobody = FreePorts.find(1).get(0);
        leavesNothing(() -> SeApplication.describedBy(
                        "{consul: '127.0.0.1:" + nobody + "', watches: [{name: 'app', interval: 3}]}")
                .option("piloted.startup.timeout", "500ms")
                .option("piloted.startup.required", "false")
                .extension(new FailsLast()));
    }

    @Test
    void anObserverOfTheStartFails_tenTimes_leavesNothing() throws Exception {
        leavesNothing(FailedDeploymentTest::loaded, FailsWhenInitialized.class);
    }

    private static SeApplication loaded() {
        return SeApplication.watching("app").endpoints("{app: ['10.0.0.1:80']}");
    }

    private static void leavesNothing(Supplier<SeApplication> deployment, Class<?>... beans) throws Exception {
        OF_FAILED.clear();
        List<Runnable> before = List.copyOf(SharedHandler.actions());
        for (int i = 0; i < DEPLOYMENTS; i++) {
            try (SeApplication application = deployment.get()) {
                assertThat(Problems.of(() -> application.extension(new Notes()).start(with(beans))))
                        .contains("on purpose");
            }
        }
        assertThat(OF_FAILED).hasSize(DEPLOYMENTS);
        await().atMost(LONG).untilAsserted(() -> {
            System.gc();
            assertThat(threads()).isEmpty();
            assertThat(SharedHandler.actions()).containsExactlyElementsOf(before);
            assertThat(OF_FAILED).allMatch(kept -> kept.refersTo(null));
        });
        assertThat(RunningApplication.find()).isEmpty();
    }

    private static Class<?>[] with(Class<?>... beans) {
        List<Class<?>> all = new ArrayList<>(List.of(beans));
        all.add(Client.class);
        return all.toArray(Class<?>[]::new);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("piloted"))
                .toList();
    }

    /** An extension that records what was started. */
    static class Notes implements Extension {
        void note(@Observes @Priority(Integer.MAX_VALUE - 1) AfterDeploymentValidation validation) {
            RunningApplication running = RunningApplication.current();
            OF_FAILED.add(new WeakReference<>(running.registry().orElseThrow()));
        }
    }

    /** Another extension that fails last, like MicroProfile Config's when a property is missing. */
    static class FailsLast implements Extension {
        void fail(@Observes @Priority(Integer.MAX_VALUE) AfterDeploymentValidation validation) {
            validation.addDeploymentProblem(new IllegalStateException("on purpose"));
        }
    }

    /** A bean that fails after the deployment. */
    @ApplicationScoped
    static class FailsWhenInitialized {
        void fail(@Observes @Initialized(ApplicationScoped.class) Object initialized) {
            throw new IllegalStateException("on purpose");
        }
    }

    /** A bean that picks. */
    @Dependent
    static class Client {
        @Inject
        @Piloted("app")
        Provider<Endpoint> app;
    }
}
