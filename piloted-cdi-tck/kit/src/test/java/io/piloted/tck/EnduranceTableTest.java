package io.piloted.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.report.EnduranceTable;
import io.piloted.tck.report.Endured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that the rows of several runs become one table. */
class EnduranceTableTest {

    private static final String RESULTS = "piloted.endurance.results";

    private final String before = System.getProperty(RESULTS, "");

    @TempDir
    Path directory;

    @AfterEach
    void restore() {
        if (before.isEmpty()) {
            System.clearProperty(RESULTS);
        } else {
            System.setProperty(RESULTS, before);
        }
    }

    @Test
    void main_rowsOfSeveralRuns_areOneTableWithTheLatestOfEach() throws Exception {
        System.setProperty(RESULTS, directory.toString());
        row("Server 1", "storm", 7).note();
        row("Server 2", "storm", 8).note();
        row("Server 1", "storm", 0).note();
        Path table = directory.resolve("table.txt");

        EnduranceTable.main(directory.toString(), table.toString());

        assertThat(Files.readAllLines(table))
                .hasSize(4)
                .endsWith(
                        "| Server 1 | storm | 8 threads | 60 s | 1,000,000 | 0 | 2.0 → 2.5 MB | 9 refreshes |",
                        "| Server 2 | storm | 8 threads | 60 s | 1,000,000 | 8 | 2.0 → 2.5 MB | 9 refreshes |");
    }

    private static Endured row(String runtime, String fault, long lost) {
        return new Endured(
                runtime,
                fault,
                "8 threads",
                Duration.ofSeconds(60),
                1_000_000,
                lost,
                2 << 20,
                (2 << 20) + (1 << 19),
                "9 refreshes");
    }
}
