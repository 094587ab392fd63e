package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of Go strings, which are bytes (C1.3). */
class BytesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ascii", "é☃日本😀", "a\uD800b", "\uDC00", "\uDBFF\uDFFF\uFFFF\uFFFD\u0080"})
    void toJava_ofWhatCameFromJava_isTheSame(String text) {
        assertThat(Bytes.toJava(Bytes.ofJava(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00c3\u00a9', true, 1",
        "'\u00c3', false, 1",
        "'\u00c0\u0080', false, 2",
        "'\u00e0\u0080\u0080', false, 3",
        "'\u00ed\u00a0\u0080', false, 3",
        "'\u00f0\u0080\u0080\u0080', false, 4",
        "'\u00f4\u0090\u0080\u0080', false, 4",
        "'\u00f4\u008f\u00bf\u00bf', true, 1",
        "'\u00e2\u0098', false, 2",
        "'a\u00ff', false, 2"
    })
    void runes_ofBytes_areGos(String bytes, boolean valid, int runes) {
        assertThat(Bytes.isValid(bytes)).isEqualTo(valid);
        assertThat(Bytes.countRunes(bytes)).isEqualTo(runes);
    }

    @Test
    void trim_unicodeSpace_isGoneAtBothEndsOnly() {
        String text = Bytes.ofJava("\u0085\u2003 a\u3000b \u00a0\n");
        assertThat(Bytes.trim(text)).isEqualTo(Bytes.ofJava("a\u3000b"));
        assertThat(Bytes.trim("\u0080 \u0080")).isEqualTo("\u0080 \u0080");
        assertThat(Bytes.trim(" \t")).isEmpty();
    }

    @Test
    void render_cutCharacter_isOneReplacementPerByte() {
        assertThat(Rendered.render("{{slice .UNI 0 1}}|{{slice .UNI 3}}")).isEqualTo("\ufffd|\ufffd\ufffd😀");
        assertThat(Rendered.render("{{slice .UNI 0 1}}{{slice .UNI 1 2}}")).isEqualTo("é");
    }
}
