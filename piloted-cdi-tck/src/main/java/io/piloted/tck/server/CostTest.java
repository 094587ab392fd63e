package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Twenty million picks: what is kept of them, and how long they take; the figures go to {@code target/cost.md}. */
@MicroShedTest
public class CostTest {

    private static final int CALLS = 20_000_000;
    private static final long LEAKED = 16L << 20;
    private static final double MEGABYTE = 1 << 20;

    private final LocalServer server = LocalServer.current();

    @BeforeEach
    void reset() {
        server.reset();
    }

    @Test
    @Assertion("C8.4")
    void get_twentyMillionTimes_leavesTheHeapFlat() throws IOException {
        List<String> row = new ArrayList<>();
        for (String form : List.of("handle", "provider", "instance")) {
            String[] measured = server.probe()
                    .text("api/cost?calls=" + CALLS + "&form=" + form)
                    .split(" ", 3);
            long before = Long.parseLong(measured[1]);
            long after = Long.parseLong(measured[2]);
            row.add(String.format(
                    Locale.ROOT,
                    "%s %.1f ns, %.1f → %.1f MB",
                    form,
                    Double.parseDouble(measured[0]),
                    before / MEGABYTE,
                    after / MEGABYTE));
            assertThat(after - before)
                    .as("bytes kept after %s calls of %s", CALLS, form)
                    .isLessThan(LEAKED);
        }
        Files.writeString(Path.of("target", "cost.md"), String.join(" | ", row) + '\n');
    }
}
