package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C1.2: errors name the file, the line, the action, and what is wrong")
class ErrorsTest {

    private static TemplateException error(String template, Map<String, String> env) {
        return catchThrowableOfType(TemplateException.class, () -> GoTemplate.render(template, env));
    }

    @Test
    void render_syntaxError_saysWhere() {
        TemplateException error = error("one\ntwo {{.A}}\nthree {{ upper .A }}", Map.of());
        assertThat(error)
                .hasMessageStartingWith("PILOT00102: template:3: {{ *** .A }}: unknown function ***;"
                        + " known: and, call, default, env,");
        assertThat(error.line()).isEqualTo(3);
    }

    @Test
    void render_executionError_saysWhere() {
        TemplateException error = error("{\n  a: {{index (loop 2) 7}}\n}", Map.of());
        assertThat(error).hasMessage("PILOT00114: template:2: {{index (loop 2) 7}}: index: index out of range: 7");
        assertThat(error.line()).isEqualTo(2);
    }

    @Test
    void render_whatIsNotClosed_isWhereItWasOpened() {
        assertThat(error("\n\n{{if .A}}\n{{range .B}}\n{{end}}\n", Map.of()).line())
                .isEqualTo(3);
    }

    @Test
    void render_actionOfManyLines_isCutInTheMessage() {
        assertThat(error("{{ .A\n  .B }}", Map.of())).hasMessageContaining("template:1: {{ .A .B }}: ");
        assertThat(error("{{" + "print ".repeat(5000) + "(}}", Map.of()).getMessage())
                .hasSizeLessThan(500);
        assertThat(error("{{" + "1".repeat(5000) + "}}", Map.of()).getMessage()).hasSizeLessThan(500);
    }

    @Test
    void render_valuesOfVariables_areNotInTheMessage() {
        Map<String, String> env = Map.of("TOKEN", "s3cr3t(");
        for (String template : new String[] {
            "{{loop .TOKEN}}",
            "{{.TOKEN.X}}",
            "{{range .TOKEN}}{{end}}",
            "{{regexReplaceAll .TOKEN \"\" \"\"}}",
            "{{lt .TOKEN 1}}",
            "{{index .TOKEN .TOKEN}}",
            "{{call .TOKEN}}"
        }) {
            assertThat(error(template, env)).message().startsWith("PILOT001").doesNotContain("s3cr3t");
        }
    }

    @Test
    void render_withoutName_saysTemplate() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> GoTemplate.render("{{", Map.of()))
                .withMessageStartingWith("PILOT00100: template:1: {{…: ");
    }
}
