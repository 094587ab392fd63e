package io.piloted.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.report.RuntimeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that the results of a runtime on several JDKs become one column of the table. */
class RuntimeTableTest {

    private static final String CONTRACT = """
            ## C1 The file
            - **C1.1** One.
            - **C1.2** Two.
            - **C1.3** Three.
            """;

    @TempDir
    Path directory;

    private Path contract;
    private Path results;

    @BeforeEach
    void create() throws IOException {
        contract = Files.writeString(directory.resolve("CONTRACT.md"), CONTRACT);
        results = Files.createDirectory(directory.resolve("results"));
    }

    @Test
    void main_twoJdks_namesThemWhereTheyDiffer() throws Exception {
        result("Server 1.0 on JDK 25", "C1.1\tPASSED\tT.a\t", "C1.2\tFAILED\tT.b\t", "C1.3\tSKIPPED\tT.c\tEARs");
        result("Server 1.0 on JDK 17", "C1.1\tPASSED\tT.a\t", "C1.2\tPASSED\tT.b\t");
        result("Other 2 on JDK 25", "C1.2\tPASSED\tT.b\t");

        assertThat(table())
                .containsExactly(
                        "| | Other 2 | Server 1.0 |",
                        "|---|---|---|",
                        "| **JDK** | 25 | 17, 25 |",
                        "| **C1 The file** | | |",
                        "| C1.1 |  | ✔ |",
                        "| C1.2 | ✔ | ✔ (JDK 17) ✘ (JDK 25) |",
                        "| C1.3 |  | –<sup>1</sup> (JDK 25) |",
                        "",
                        "1. not applicable: needs EARs");
    }

    @Test
    void main_jdkThatTheServerDoesNotSupport_isNotInTheCells() throws Exception {
        result("Server 1.0 on JDK 17", "C1.1\tPASSED\tT.a\t");
        result("Server 1.0 on JDK 25", "C1.1\tSKIPPED\tT.a\tJDK 23 or older", "C1.2\tSKIPPED\tT.b\tJDK 23 or older");

        assertThat(table())
                .contains(
                        "| **JDK** | 17, 25: –<sup>1</sup> |",
                        "| C1.1 | ✔ |",
                        "1. not applicable: needs JDK 23 or older")
                .noneMatch(line -> line.contains("C1.2"));
    }

    @Test
    void main_fileWithoutJdk_isIgnored() throws Exception {
        result("Server 1.0", "C1.1\tPASSED\tT.a\t");
        result("Server 1.0 on JDK 17", "C1.2\tPASSED\tT.b\t");

        assertThat(table()).contains("| | Server 1.0 |", "| C1.2 | ✔ |").noneMatch(line -> line.contains("C1.1"));
    }

    private void result(String title, String... lines) throws IOException {
        Files.write(results.resolve(title + ".tsv"), List.of(lines));
    }

    private List<String> table() throws IOException {
        Path table = directory.resolve("table.md");
        RuntimeTable.main(contract.toString(), results.toString(), table.toString());
        return Files.readAllLines(table);
    }
}
