package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A fuzz test of the file (C1, C2): any bytes give the same model twice, or an exception that names the file. */
class ContainerPilotFuzzTest {

    private static final Map<String, String> ENV = Map.of("NAME", "app", "PORT", "8080", "CONSUL", "localhost:8500");

    private static Path file;

    @BeforeAll
    static void create() throws IOException {
        file = Files.createTempFile("containerpilot", ".json5");
    }

    @AfterAll
    static void delete() throws IOException {
        Files.delete(file);
    }

    @FuzzTest
    void load(byte[] input) throws IOException {
        Files.write(file, input);
        Optional<ContainerPilot> model = model();
        assertThat(model().map(ContainerPilot::properties)).isEqualTo(model.map(ContainerPilot::properties));
    }

    /** The model; empty if the file is rejected. */
    private static Optional<ContainerPilot> model() {
        try {
            return Optional.of(ContainerPilot.load(file, ENV));
        } catch (ContainerPilotException e) {
            assertThat(e).hasMessageStartingWith("PILOT005").hasMessageContaining(file.toString());
            return Optional.empty();
        }
    }
}
