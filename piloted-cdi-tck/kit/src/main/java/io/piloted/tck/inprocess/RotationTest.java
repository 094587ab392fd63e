package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import io.piloted.tck.Patience;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of the order of picks, before and after a refresh. */
public class RotationTest {

    private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();

    private static List<Integer> ports(SeApplication application, int count) {
        return Stream.generate(application.get(RefreshTest.Client.class).app::get)
                .limit(count)
                .map(Endpoint::port)
                .toList();
    }

    private static void refresh(SeApplication application) throws Exception {
        application.get(ServiceRegistry.class).refresh().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    @Assertion("C4.2")
    void refresh_beginsAnewOnlyWhatChanged() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['a:1', 'a:2', 'a:3']}")
                .start(RefreshTest.Client.class)) {
            assertThat(ports(application, 2)).containsExactly(1, 2);

            refresh(application);
            assertThat(ports(application, 2)).containsExactly(3, 1);

            application.endpoints("{app: ['a:1', 'a:2', 'a:3', 'a:4']}");
            refresh(application);
            assertThat(ports(application, 5)).containsExactly(1, 2, 3, 4, 1);
        }
    }

    @Test
    @Assertion("C4.3")
    void weights_areTheShares_smoothly() {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: [{address: 'a', port: 1, weight: 3}, 'a:2']}")
                .start(RefreshTest.Client.class)) {
            List<Integer> turn = ports(application, 4);

            assertThat(turn).containsExactlyInAnyOrder(1, 1, 1, 2);
            assertThat(turn.get(0)).isEqualTo(1);
            assertThat(turn.get(3)).as("not all the lighter ones at the end").isEqualTo(1);
            assertThat(ports(application, 4)).isEqualTo(turn);
        }
    }
}
