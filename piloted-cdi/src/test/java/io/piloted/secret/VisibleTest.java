package io.piloted.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the parts of a text that are shown. */
class VisibleTest {

    @Test
    void excerpt_showsStructureAndKeepsTheColumns() {
        String text = "{key: 'a, b' c: [d]}";
        BitSet structure = new BitSet();
        structure.set(0, 5);
        structure.set(6);
        structure.set(11);
        assertThat(Visible.excerpt(text, 0, text.length(), structure, 13)).isEqualTo("{key: '** *' c: [*]}");
        assertThat(Visible.excerpt(text, 6, 12, structure, 20)).isEqualTo("'** *'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "0", "8500", "-1", "5s", "1m30s", "1.5h", "250\u00B5s"})
    void describe_whatCannotBeSecret_isShown(String value) {
        assertThat(Visible.describe(value)).isEqualTo("the string \"" + value + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "'', an empty string",
        "x, a string of 1 character",
        "s3cr3t, a string of 6 characters",
        "12345678, a string of 8 characters",
        "5e3c, a string of 4 characters",
        "\uD83D\uDE00, a string of 1 character"
    })
    void describe_anythingElse_isItsLength(String value, String shown) {
        assertThat(Visible.describe(value)).isEqualTo(shown);
    }

    @Test
    void quote_isOneShortPrintableLine() {
        assertThat(Visible.quote("a\nb\u0000 c")).isEqualTo("\"a?b? c\"");
        assertThat(Visible.quote("x".repeat(61))).isEqualTo('"' + "x".repeat(60) + "...\"");
    }
}
