package io.piloted.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A fuzz test of the file (C3.4): any bytes give valid endpoints, or a failure with a code. */
class FileCatalogFuzzTest {

    private static final ServiceQuery QUERY = ServiceQuery.of("app");

    private static Path file;

    @BeforeAll
    static void create() throws IOException {
        file = Files.createTempFile("endpoints", ".json5");
    }

    @AfterAll
    static void delete() throws IOException {
        Files.delete(file);
    }

    @FuzzTest
    void endpoints(byte[] input) throws IOException {
        Files.write(file, input);
        try {
            new FileCatalog(new FileSource(file.toString()))
                    .endpoints(QUERY)
                    .toCompletableFuture()
                    .join()
                    .forEach(endpoint -> {
                        assertThat(endpoint.address()).isNotBlank();
                        assertThat(endpoint.port()).isBetween(0, 65_535);
                        assertThat(endpoint.weight()).isBetween(1, 65_535);
                        assertThat(endpoint.hostAndPort()).isNotNull();
                    });
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT025");
        }
    }
}
