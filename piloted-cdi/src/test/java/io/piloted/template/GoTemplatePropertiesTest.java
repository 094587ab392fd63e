package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests of random templates (C1.3). */
class GoTemplatePropertiesTest {

    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{{- ",
            " -}}",
            "/*",
            "*/",
            " ",
            "\n",
            ".",
            "$",
            "$x",
            ".NAME",
            ".UNI",
            "if ",
            "else",
            "end",
            "range ",
            "with ",
            "define ",
            "template ",
            "block ",
            "break",
            "continue",
            "\"t\"",
            "`r`",
            "'c'",
            "(",
            ")",
            "|",
            ":=",
            "=",
            ",",
            "1",
            "-1",
            "0x1p4",
            "1+2i",
            "nil",
            "true",
            "print ",
            "printf ",
            "\"%[1]*.3v %q\"",
            "loop 3",
            "split \"\" ",
            "index ",
            "slice ",
            "eq ",
            "lt ",
            "and ",
            "html ",
            "js ",
            "regexReplaceAll ",
            "\"(a|.)*?\"",
            "default ",
            "{{end}}",
            "{{if .NAME}}",
            "{{range loop 2}}",
            "é",
            "\\",
            "\"",
            "\u0000",
            "\uD800");

    @Property
    void render_textWithoutActions_isItself(@ForAll String text) {
        Assume.that(!text.contains("{{"));
        assertThat(GoTemplate.render(text, Map.of())).isEqualTo(text);
    }

    @Property
    void render_value_isItself(@ForAll String value) {
        assertThat(GoTemplate.render("{{.X}}{{env \"X\"}}{{printf \"%s\" .X}}", Map.of("X", value)))
                .isEqualTo(value + value + value);
    }

    @Property
    void render_anything_isAResultOrATemplateException(@ForAll String template, @ForAll String value) {
        renderOrRefuse("{{" + template, Map.of("NAME", value));
    }

    @Property(tries = 5000)
    void render_piecesOfTemplates_areAResultOrATemplateException(@ForAll("pieces") List<String> pieces) {
        renderOrRefuse(String.join("", pieces), Rendered.ENV);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25);
    }

    private static void renderOrRefuse(String template, Map<String, String> env) {
        try {
            assertThat(GoTemplate.render(template, env)).isNotNull();
        } catch (TemplateException e) {
            assertThat(e).hasMessageStartingWith("PILOT001");
            assertThat(e.line()).isPositive();
        }
    }
}
