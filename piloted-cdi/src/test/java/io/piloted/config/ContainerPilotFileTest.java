package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C1.1: where the file is. */
class ContainerPilotFileTest {

    @ParameterizedTest
    @CsvSource({
        "/p, , /p",
        "/p, /e, /p",
        ", /e, /e",
        "' ', /e, /e",
        "'', '', ",
        ", , ",
        "file:///p/x.json5, , /p/x.json5",
        ", file://relative, relative",
        ", c.json5, c.json5",
    })
    void locate_propertyFirst_thenVariable(String property, String variable, String expected) {
        assertThat(locate(property, variable))
                .isEqualTo(Optional.ofNullable(expected).map(Path::of));
    }

    @Test
    void locate_noPath_names_it() {
        assertThatThrownBy(() -> locate("a\0b", null))
                .isInstanceOf(ContainerPilotException.class)
                .hasMessageContainingAll("PILOT00501", "CONTAINERPILOT");
    }

    @Test
    void require_unset_says_what_to_do() {
        assertThatThrownBy(ContainerPilotFile::require)
                .isInstanceOf(ContainerPilotException.class)
                .hasMessageContainingAll("PILOT00500", "CONTAINERPILOT", "piloted.enabled=false");
    }

    private static Optional<Path> locate(String property, String variable) {
        return ContainerPilotFile.locate(
                name -> Optional.ofNullable(property).filter(path -> name.equals("containerpilot")),
                variable == null ? Map.of() : Map.of("CONTAINERPILOT", variable));
    }
}
