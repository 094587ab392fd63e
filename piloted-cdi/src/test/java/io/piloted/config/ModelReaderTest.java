package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.ServiceQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the file is parsed again only when its text has changed. */
class ModelReaderTest {

    private static final String APP = "{consul: 'a', watches: [{name: 'app', interval: 1}]}";

    @TempDir
    Path folder;

    private final ModelReader reader = new ModelReader(Map.of());

    @Test
    void sameText_isTheSameModel() throws IOException {
        ContainerPilot model = read(APP);

        assertThat(read(APP)).isSameAs(model);
        assertThat(model.services()).containsExactly(ServiceQuery.of("app"));
    }

    @Test
    void changedText_isAnotherModel_andSoIsTheOldTextAfterIt() throws IOException {
        ContainerPilot model = read(APP);

        assertThat(read(APP.replace("app", "db")).services()).containsExactly(ServiceQuery.of("db"));
        assertThat(read(APP))
                .isNotSameAs(model)
                .extracting(ContainerPilot::services)
                .isEqualTo(model.services());
    }

    @Test
    void invalidText_failsEachTime_andTheValidOneIsReadAgain() throws IOException {
        ContainerPilot model = read(APP);

        assertThatThrownBy(() -> read("{")).isInstanceOf(ContainerPilotException.class);
        assertThatThrownBy(() -> read("{")).isInstanceOf(ContainerPilotException.class);
        assertThat(read(APP).services()).isEqualTo(model.services());
    }

    @Test
    void missingFile_fails_alsoAfterItWasRead() throws IOException {
        read(APP);
        Files.delete(file());

        assertThatThrownBy(() -> reader.read(ContainerPilotFile.at(file()), true))
                .hasMessageContaining("PILOT00502");
    }

    @Test
    void withAndWithoutConsul_areDifferentModels() throws IOException {
        assertThat(read(APP).consul()).isNotEqualTo(ConsulSettings.NONE);
        assertThat(reader.read(ContainerPilotFile.at(file()), false).consul()).isEqualTo(ConsulSettings.NONE);
    }

    private ContainerPilot read(String text) throws IOException {
        Files.writeString(file(), text);
        return reader.read(ContainerPilotFile.at(file()), true);
    }

    private Path file() {
        return folder.resolve("containerpilot.json5");
    }
}
