package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import io.piloted.tck.report.Cost;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * A test of the memory and time of twenty million picks; {@link io.piloted.tck.report.CostTable} collects the numbers.
 */
@MicroShedTest
public class CostTest extends ServerScene {

    private static final int CALLS = 20_000_000;
    private static final long LEAKED = 16L << 20;

    @Test
    @Assertion("C8.4")
    void get_twentyMillionTimes_leavesTheHeapFlat() throws IOException {
        Cost cost = new Cost();
        for (String form : List.of("handle", "provider", "instance")) {
            String[] measured = server.probe()
                    .text("api/cost?calls=" + CALLS + "&form=" + form)
                    .split(" ", 3);
            long before = Long.parseLong(measured[1]);
            long after = Long.parseLong(measured[2]);
            cost.add(Double.parseDouble(measured[0]), before, after);
            assertThat(after - before)
                    .as("bytes kept after %s calls of %s", CALLS, form)
                    .isLessThan(LEAKED);
        }
        cost.write();
    }
}
