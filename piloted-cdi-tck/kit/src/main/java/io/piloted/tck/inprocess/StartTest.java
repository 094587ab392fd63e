package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.cdi.RunningApplication;
import io.piloted.signal.agent.SharedHandler;
import io.piloted.tck.Assertion;
import io.piloted.tck.consul.FreePorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tests of starts that fail, and of their errors. */
public class StartTest {

    private static void startFails(SeApplication application, String... messages) {
        try (application) {
            assertThat(Problems.of(() -> application.start(RefreshTest.Client.class)))
                    .contains(messages);
        }
    }

    @Test
    @Assertion("C7.1")
    void start_failsForAnotherReason_keepsNothing() throws Exception {
        List<Runnable> before = List.copyOf(SharedHandler.actions());
        try (SeApplication application = SeApplication.watching("app").endpoints("{app: ['10.0.0.1:80']}")) {
            assertThatThrownBy(() -> application.start(Unsatisfied.class)).hasMessageContaining("Missing");
            assertThat(SharedHandler.actions()).containsExactlyElementsOf(before);
            assertThat(RunningApplication.find()).isEmpty();
        }
    }

    @Test
    @Assertion({"C1.2", "C7.1"})
    void start_theCatalogThrows_keepsNothing() throws Exception {
        List<Runnable> before = List.copyOf(SharedHandler.actions());
        try (SeApplication application = SeApplication.watching("app")) {
            assertThat(Problems.of(() -> application.start(BrokenCatalog.class)))
                    .contains("on purpose");
            assertThat(SharedHandler.actions()).containsExactlyElementsOf(before);
            assertThat(RunningApplication.find()).isEmpty();
        }
    }

    /** A bean whose dependency is missing, for a failure that is not the library's. */
    @Dependent
    static class Unsatisfied {

        interface Missing {}

        @Inject
        Missing missing;
    }

    /** A catalog whose constructor throws. */
    @Dependent
    static class BrokenCatalog implements Catalog {

        BrokenCatalog() {
            throw new IllegalStateException("on purpose");
        }

        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    @Assertion({"C1.1", "C1.2"})
    void start_noFileNamed_saysHowToNameOne() {
        startFails(SeApplication.undescribed(), "PILOT00500", "environment variable CONTAINERPILOT");
    }

    @Test
    @Assertion("C1.2")
    void start_fileMissing_namesIt() {
        startFails(
                SeApplication.undescribed().option("containerpilot", "/nowhere/containerpilot.json5"),
                "/nowhere/containerpilot.json5");
    }

    @Test
    @Assertion("C1.2")
    void start_brokenTemplate_namesFileAndLine() {
        startFails(SeApplication.describedBy("{\n  consul: '{{ .CONSUL }'\n}"), "containerpilot.json5", ":2");
    }

    @Test
    @Assertion({"C1.2", "C1.5"})
    void start_brokenJson5_showsLineColumnAndCaret() {
        startFails(
                SeApplication.describedBy("{\n  consul: 'c:1' watches: []\n}"), "containerpilot.json5", "line 2", "^");
    }

    @Test
    @Assertion({"C1.2", "C3.1"})
    void start_noConsul_saysSo() {
        startFails(SeApplication.describedBy("{watches: [{name: 'app', interval: 3}]}"), "consul", "CONSUL_HTTP_ADDR");
    }

    @Test
    @Assertion("C5.5")
    void start_consulDown_failsWithTheReason() {
        int nobody = FreePorts.find(1).get(0);
        startFails(
                SeApplication.describedBy("{consul: '127.0.0.1:" + nobody + "', watches: [{name: 'app', interval: 3}]}")
                        .option("piloted.startup.timeout", "4s"),
                "PILOT03007",
                "127.0.0.1:" + nobody);
    }

    @Test
    @Assertion("C5.5")
    void start_consulDownButNotRequired_startsEmpty() {
        try (SeApplication application = SeApplication.describedBy(
                        "{consul: '127.0.0.1:" + FreePorts.find(1).get(0) + "', watches: [{name: 'app', interval: 3}]}")
                .option("piloted.startup.timeout", "3s")
                .option("piloted.startup.required", "false")
                .start(RefreshTest.Client.class)) {
            assertThatThrownBy(
                            () -> application.get(RefreshTest.Client.class).app.get())
                    .hasMessageContaining("PILOT03002");
        }
    }

    @Test
    @Assertion("C1.2")
    void start_switchedOff_needsNothingAndServesNothing() {
        try (SeApplication application =
                SeApplication.undescribed().option("piloted.enabled", "false").start(RefreshTest.Client.class)) {
            assertThatThrownBy(
                            () -> application.get(RefreshTest.Client.class).app.get())
                    .isInstanceOf(PilotedException.class)
                    .hasMessageContaining("piloted.enabled=false");
        }
    }

    @Test
    @Assertion("C1.2")
    void start_wrongOption_namesIt() {
        startFails(
                SeApplication.watching("app").option("piloted.refresh.timeout", "soon"),
                "piloted.refresh.timeout",
                "soon");
    }

    @Test
    @Assertion("C3.4")
    void start_ownCatalog_replacesConsulAndFile() {
        try (SeApplication application = SeApplication.describedBy("{watches: [{name: 'app', interval: 3}]}")
                .start(RefreshTest.Client.class, OwnCatalog.class)) {
            assertThat(application.get(RefreshTest.Client.class).app.get()).isEqualTo(Endpoint.of("own.example", 1));
        }
    }

    @Test
    @Assertion("C3.4")
    void start_ownCatalog_isNamedByItsBeanClass() {
        assertThat(Problems.logged(() -> {
                    try (SeApplication application = SeApplication.describedBy(
                                    "{watches: [{name: 'app', interval: 3}]}")
                            .start(RefreshTest.Client.class, OwnCatalog.class)) {
                        application.get(RefreshTest.Client.class);
                    }
                }))
                .contains("Endpoints of app come from " + OwnCatalog.class.getName() + System.lineSeparator());
    }

    /** An application's own catalog. */
    @ApplicationScoped
    public static class OwnCatalog implements Catalog {
        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            return CompletableFuture.completedStage(List.of(Endpoint.of("own.example", 1)));
        }
    }
}
