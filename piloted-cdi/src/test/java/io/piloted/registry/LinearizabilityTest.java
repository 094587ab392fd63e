package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * C4.1, C5.2: picks beside updates are as if one were after the other. Lincheck runs every operation on this class and
 * tries the ways in which they can interleave.
 */
public class LinearizabilityTest {

    private static final List<List<Endpoint>> STAGES = List.of(
            List.of(Endpoint.of("a", 80), Endpoint.of("b", 80)),
            List.of(Endpoint.of("c", 80), Endpoint.of("d", 80), Endpoint.of("e", 80)),
            List.of());

    private final Gate gate =
            new Gate(false, Duration.ofHours(1), new Threads(LinearizabilityTest.class.getClassLoader()));
    private final Services services = new Services(gate, false);
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

    /** As the {@link Refresher} does it, one after the other. */
    @Operation(nonParallelGroup = "refresh")
    public void refresh() {
        Update update = new Update();
        gate.close(update);
        stage = (stage + 1) % STAGES.size();
        show();
        gate.open(update);
        update.visible().complete(new ServicesUpdated(Trigger.SIGNAL, Instant.EPOCH, Map.of(), Map.of()));
    }

    /** As closing does with an update that nobody carries out any longer. */
    @Operation(nonParallelGroup = "refresh")
    public void abandon() {
        Update update = new Update();
        gate.close(update);
        gate.open(update);
        update.visible().completeExceptionally(new IllegalStateException("closed"));
    }

    private void show() {
        services.show(Map.of("app", Lookup.Result.found(STAGES.get(stage))));
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
