package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * A model check that concurrent picks and refreshes are linearizable (C4.1, C5.2): their results are the same as in
 * some sequential order. Lincheck runs the operations of this class in different interleavings.
 */
public class LinearizabilityTest {

    private static final List<List<Endpoint>> STAGES = List.of(
            List.of(Endpoint.of("a", 80), Endpoint.of("b", 80)),
            List.of(Endpoint.of("c", 80), Endpoint.of("d", 80), Endpoint.of("e", 80)),
            List.of());

    private final Gate gate = new Gate(
            false,
            Duration.ofHours(1),
            new Threads(LinearizabilityTest.class.getClassLoader()),
            new Callbacks(LinearizabilityTest.class.getClassLoader()));
    private final Services services = new Services(gate, false, HandDriven.unused());
    private int stage;

    public LinearizabilityTest() {
        show();
    }

    @Operation
    public String next() {
        try {
            return services.named("app").next().address();
        } catch (NoEndpointException e) {
            return "none";
        }
    }

    @Operation
    public String endpoints() {
        return services.named("app").endpoints().toString();
    }

    /** A refresh, like in {@link RefreshWorker}, one at a time. */
    @Operation(nonParallelGroup = "refresh")
    public void refresh() {
        Refresh refresh = new Refresh();
        gate.close(refresh);
        stage = (stage + 1) % STAGES.size();
        show();
        gate.open(refresh);
        refresh.visible().complete(null);
    }

    /** Like closing, which abandons a refresh. */
    @Operation(nonParallelGroup = "refresh")
    public void abandon() {
        Refresh refresh = new Refresh();
        gate.close(refresh);
        gate.open(refresh);
        refresh.fail(new IllegalStateException("closed"));
    }

    private void show() {
        services.prepare(Map.of("app", LookupResult.found(STAGES.get(stage)))).publish();
    }

    @Test
    void picksAndUpdates_inAnyInterleaving_areLinearizable() {
        new ModelCheckingOptions()
                .iterations(3)
                .invocationsPerIteration(80)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(2)
                .check(LinearizabilityTest.class);
    }
}
