package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of a refresh that has its own lookups and results of a watch (C5.4). */
class RefreshTaskTest {

    private static final ServiceQuery APP = ServiceQuery.of("app");
    private static final ServiceQuery DB = ServiceQuery.of("db");

    private final StagedCatalog catalog = new StagedCatalog().serve("app", "a").serve("db", "old");
    private final ClassLoader loader = RefreshTaskTest.class.getClassLoader();
    private final Threads threads = new Threads(loader);
    private final Callbacks callbacks = new Callbacks(loader);
    private final LookupThreads lookups = new LookupThreads(threads);
    private final Services services =
            new Services(new Gate(false, SOON, threads, callbacks), false, HandDriven.unused());
    private final RefreshTask task = new RefreshTask(
            () -> new LookupPlan(List.of(APP, DB), catalog), TestSettings.of(SOON, 4), services, lookups);

    @BeforeEach
    void load() {
        refresh(RefreshRequest.by(Trigger.SIGNAL));
    }

    @AfterEach
    void close() {
        lookups.close();
        callbacks.close();
    }

    /** Runs one refresh for all these requests. */
    private void refresh(RefreshRequest... requests) {
        Refresh refresh = new Refresh();
        for (RefreshRequest request : requests) {
            refresh.join(request);
        }
        task.publish(task.prepare(refresh, WITHOUT_WATCH));
    }

    private static final PlanReader.Found WITHOUT_WATCH = new PlanReader.Found() {
        @Override
        public void found(ServiceQuery query, List<Endpoint> endpoints) {
            throw new AssertionError("no watch");
        }

        @Override
        public void failed() {
            throw new AssertionError("no watch");
        }
    };

    private static RefreshRequest found(ServiceQuery query, String address) {
        return RefreshRequest.ofFound(query, List.of(Endpoint.of(address, 80)));
    }

    private String pick(ServiceQuery query) {
        return services.named(query.service()).next().address();
    }

    @Test
    void found_whileAnotherServiceIsRetried_isNotLost() {
        catalog.fail("app", "500");
        refresh(RefreshRequest.by(Trigger.SIGNAL));

        refresh(RefreshRequest.retry(), found(DB, "new"));

        assertThat(pick(DB)).isEqualTo("new");
    }

    @Test
    void found_whereTheRetryFails_counts() {
        catalog.fail("app", "500");
        refresh(RefreshRequest.by(Trigger.SIGNAL));

        refresh(RefreshRequest.retry(), found(APP, "b"));

        assertThat(pick(APP)).isEqualTo("b");
    }

    @Test
    void found_beforeALookupThatSucceeds_isOlderThanItsResult() {
        catalog.serve("db", "newest");

        refresh(found(DB, "new"), RefreshRequest.by(Trigger.SIGNAL));

        assertThat(pick(DB)).isEqualTo("newest");
    }
}
