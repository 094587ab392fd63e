package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.tck.Assertion;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests of injected objects that are used after their application has ended. */
@Assertion("C8.6")
public class EndTest {

    private static final long SOON_SECONDS = 60;

    private static SeApplication application(String address) {
        return SeApplication.watching("app")
                .endpoints("{app: ['" + address + ":1']}")
                .start(Kept.class, AtTheEnd.class, AlsoAtTheEnd.class);
    }

    @Test
    void pick_whileBeansAreDestroyed_works() {
        AtTheEnd.PICKED.clear();
        try (SeApplication application = application("first")) {
            application.get(AtTheEnd.class).touch();
            application.get(AlsoAtTheEnd.class).touch();
        }
        assertThat(AtTheEnd.PICKED).containsExactly("first", "first");
    }

    @Test
    void pick_afterTheEnd_isRefused() throws Exception {
        Kept kept;
        try (SeApplication application = application("first")) {
            kept = application.get(Kept.class);
            assertThat(kept.picks()).containsOnly("first");
        }
        assertThatThrownBy(kept.provider::get)
                .isInstanceOf(PilotedException.class)
                .hasMessageContaining("PILOT04006");
        assertThatThrownBy(kept.lists::get).isInstanceOf(PilotedException.class).hasMessageContaining("PILOT04006");
        assertThatThrownBy(kept.handle::next)
                .isInstanceOf(PilotedException.class)
                .hasMessageContaining("PILOT04006");
        assertThatThrownBy(() -> kept.handle.nextAsync().toCompletableFuture().get(SOON_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(PilotedException.class)
                .hasStackTraceContaining("PILOT04006");
    }

    @Test
    void pick_whenAnotherApplicationRuns_isOfThatOne() throws Exception {
        Kept kept;
        try (SeApplication first = application("first")) {
            kept = first.get(Kept.class);
            assertThat(kept.picks()).containsOnly("first");
        }
        try (SeApplication second = application("second")) {
            assertThat(second.get(Kept.class).picks()).containsOnly("second");
            assertThat(kept.picks()).containsOnly("second");
        }
        assertThatThrownBy(kept.provider::get).hasMessageContaining("PILOT04006");
    }

    /** A bean that the test keeps after the end. */
    @Dependent
    public static class Kept {

        @Inject
        @Piloted("app")
        Provider<Endpoint> provider;

        @Inject
        @Piloted("app")
        Provider<List<Endpoint>> lists;

        @Inject
        @Piloted("app")
        ServiceHandle handle;

        List<String> picks() throws Exception {
            return List.of(
                    provider.get().address(),
                    lists.get().get(0).address(),
                    handle.next().address(),
                    handle.nextAsync()
                            .toCompletableFuture()
                            .get(SOON_SECONDS, TimeUnit.SECONDS)
                            .address());
        }
    }

    /** A bean that picks while it is destroyed. */
    @ApplicationScoped
    public static class AtTheEnd {

        static final List<String> PICKED = new CopyOnWriteArrayList<>();

        @Inject
        @Piloted("app")
        Provider<Endpoint> app;

        void touch() {}

        @PreDestroy
        void pick() {
            PICKED.add(app.get().address());
        }
    }

    /** Another bean that picks while it is destroyed. */
    @Singleton
    public static class AlsoAtTheEnd {

        @Inject
        @Piloted("app")
        ServiceHandle app;

        void touch() {}

        @PreDestroy
        void pick() {
            AtTheEnd.PICKED.add(app.next().address());
        }
    }
}
