package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the location of the file (C1.1). */
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
        assertThat(locate(property, variable).flatMap(ContainerPilotFile::path))
                .isEqualTo(Optional.ofNullable(expected).map(Path::of));
    }

    @Test
    void locate_noPath_names_it() {
        assertThatThrownBy(() -> locate("a\0b", null))
                .isInstanceOf(ContainerPilotException.class)
                .hasMessageContainingAll("PILOT00501", "CONTAINERPILOT");
    }

    /** A feature of ContainerPilot 2. */
    @ParameterizedTest
    @ValueSource(strings = {"{consul: '{{ .HOST }}', token: 's3cr3t'}", " \n{consul: '{{ .HOST }}', token: 's3cr3t'}"})
    void locate_aText_isTheFileItself(String text) {
        ContainerPilotFile file = locate(null, text).orElseThrow();

        assertThat(file.path()).isEmpty();
        assertThat(file).hasToString("The text in CONTAINERPILOT");
        ContainerPilot model = ContainerPilot.load(file, Map.of("HOST", "c"));
        assertThat(model.consul().address()).contains("c");
        assertThat(model.properties()).containsEntry("containerpilot.token", "s3cr3t");
        assertThat(new ContainerPilotConfigSource(name -> Optional.empty(), Map.of("CONTAINERPILOT", text)).getName())
                .isEqualTo("ContainerPilotConfigSource[source=The text in CONTAINERPILOT]");
    }

    /** Comments before the brace make it a path that does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"// s3cr3t\n{}", "/* s3cr3t */ {token: 's3cr3t'}", "s3cr3t\0{"})
    void aPathThatMayBeAText_isNotShown(String value) {
        Throwable failure =
                catchThrowable(() -> ContainerPilot.load(locate(null, value).orElseThrow(), Map.of()));
        assertThat(failure).isInstanceOf(ContainerPilotException.class);
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text.toString())
                .contains("The value of CONTAINERPILOT")
                .containsPattern("PILOT0050[124]")
                .doesNotContain("s3cr3t");
    }

    @Test
    void aPathTooLongForTheSystem_thatMayBeAText_isNotShown() {
        aPathThatMayBeAText_isNotShown("x {s3cr3t" + "x".repeat(5_000));
    }

    /** The message must not propose a command that needs a file. */
    @Test
    void aTextThatCannotBeParsed_isNotCalledAFile() {
        ContainerPilotFile text = locate(null, "{consul: 'c'").orElseThrow();

        assertThatThrownBy(() -> ContainerPilot.load(text, Map.of()))
                .isInstanceOf(ContainerPilotException.class)
                .hasMessageContainingAll("PILOT00521", "The text in CONTAINERPILOT", "PILOT01001", "line 1, column 13")
                .hasMessageNotContaining("-config");
    }

    private static Optional<ContainerPilotFile> locate(String property, String variable) {
        return ContainerPilotFile.locate(
                name -> Optional.ofNullable(property).filter(path -> name.equals("containerpilot")),
                variable == null ? Map.of() : Map.of("CONTAINERPILOT", variable));
    }
}
