package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;

/** The expected result of a template in a table: the output, or after {@code error: } a part of the message. */
final class Rendered {

    static final Map<String, String> ENV = Map.of(
            "NAME", "Template",
            "PORT", "8080",
            "COUNT", "3",
            "PARTS", "a:b:c",
            "UNI", "é☃😀",
            "HTML", "<a href='x'>\"&",
            "SPACES", "  padded  ",
            "EMPTY", "");

    private static final String ERROR = "error: ";

    private Rendered() {}

    static String render(String template) {
        return GoTemplate.render(template, ENV);
    }

    static void verify(String template, String expected) {
        if (expected.startsWith(ERROR)) {
            assertThatExceptionOfType(TemplateException.class)
                    .as(template)
                    .isThrownBy(() -> render(template))
                    .withMessageContaining(expected.substring(ERROR.length()));
        } else {
            assertThat(render(template)).as(template).isEqualTo(expected);
        }
    }
}
