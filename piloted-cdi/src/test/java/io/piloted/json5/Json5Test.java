package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.piloted.Patience;
import io.piloted.PilotedException;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of valid and invalid JSON5 documents (C1.5). */
class Json5Test {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null                        | null
            true                        | true
            [false]                     | [false]
            {}                          | {}
            [ ]                         | []
            [1,2,]                      | [1,2]
            {a:1,}                      | {"a":1}
            {"a":{'b':{c:[[{}]]}}}      | {"a":{"b":{"c":[[{}]]}}}
            {null:1,true:2,if:3}        | {"null":1,"true":2,"if":3}
            {$_a1:1}                    | {"$_a1":1}
            {ünï:1}                     | {"ünï":1}
            {\\u0061\\u0031:1}          | {"a1":1}
            {𝒳:1}                       | {"𝒳":1}
            {a\u200C\u200D\u0301\u203F:1}| {"a\u200C\u200D\u0301\u203F":1}
            /* a **/{/**/a/* */:/*/*/1/***/}//  | {"a":1}
            {a:1}//                     | {"a":1}
            """)
    void parse_structure(String text, String json) {
        assertThat(JsonText.of(Json5.parse(text))).isEqualTo(json);
    }

    @Test
    void parse_whiteSpace() {
        String all = "\t\u000B\f \u00A0\uFEFF\n\r\u2028\u2029\u1680\u2000\u200A\u202F\u205F\u3000";
        assertThat(JsonText.of(Json5.parse(all + "[" + all + "1" + all + "," + all + "]" + all)))
                .isEqualTo("[1]");
    }

    @Test
    void parse_commentEndsWithAnyLineTerminator() {
        for (String end : new String[] {"\n", "\r", "\r\n", "\u2028", "\u2029"}) {
            assertThat(JsonText.of(Json5.parse("[1,//" + end + "2]"))).isEqualTo("[1,2]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'a"b'            | a"b
            "it's"           | it's
            '\\'\\"\\\\\\/'  | '"\\/
            '\\x41\\u00e9'   | Aé
            '\\a\\q\\-'      | aq-
            '\\ud83d\\ude00' | 😀
            '😀\\😀'         | 😀😀
            """)
    void parse_string(String text, String value) {
        assertThat(Json5.parse(text).toJava()).isEqualTo(value);
    }

    @Test
    void parse_stringOfControlCharacters() {
        assertString("'\\b\\f\\n\\r\\t\\v\\0'", "\b\f\n\r\t\u000B\0");
        assertString("'\t\u0001\u2028\u2029'", "\t\u0001\u2028\u2029");
        assertString("'\\ude00'", "\uDE00");
    }

    @Test
    void parse_lineContinuation() {
        assertString("'a\\\nb\\\rc\\\r\nd\\\u2028e\\\u2029f'", "abcdef");
    }

    private static void assertString(String text, String value) {
        assertThat(Json5.parse(text).toJava()).isEqualTo(value);
    }

    @Test
    void parse_keepsOrder_lastDuplicateWins() {
        assertThat(JsonText.of(Json5.parse("{z:1, a:2, 'z':3, m:4}"))).isEqualTo("{\"z\":3,\"a\":2,\"m\":4}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``              | 1 | 1
            {               | 1 | 2
            [1              | 1 | 3
            {,}             | 1 | 2
            [,]             | 1 | 2
            [1,,2]          | 1 | 4
            [1 2]           | 1 | 4
            {a}             | 1 | 3
            {a:}            | 1 | 4
            {a 1}           | 1 | 4
            {1:1}           | 1 | 2
            {a-b:1}         | 1 | 3
            {a:1 b:2}       | 1 | 6
            {\\u0031:1}     | 1 | 4
            {\\x61:1}       | 1 | 3
            {a:bare}        | 1 | 4
            {a:tru}         | 1 | 7
            truex           | 1 | 5
            undefined       | 1 | 1
            'abc            | 1 | 5
            'abc"           | 1 | 6
            '\\             | 1 | 3
            '\\1'           | 1 | 3
            '\\01'          | 1 | 4
            '\\x4'          | 1 | 5
            '\\u00e'        | 1 | 7
            '\\u00é0'       | 1 | 6
            01              | 1 | 2
            1_000           | 1 | 2
            -               | 1 | 2
            - 1             | 1 | 2
            --1             | 1 | 2
            .               | 1 | 2
            1e              | 1 | 3
            1e+             | 1 | 4
            0x              | 1 | 3
            0x1.8           | 1 | 4
            ٣               | 1 | 1
            infinity        | 1 | 1
            Inf             | 1 | 4
            1 /             | 1 | 4
            1 / /           | 1 | 4
            /* * /          | 1 | 7
            [] # no         | 1 | 4
            [] []           | 1 | 4
            😀              | 1 | 1
            ['😀' 😀]       | 1 | 6
            """)
    void parse_notJson5_says_where(String text, int line, int column) {
        Json5Exception e = failure(text);
        assertThat(e).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT010");
        assertThat(e.line() + ":" + e.column()).isEqualTo(line + ":" + column);
    }

    @Test
    void parse_lineEndsInString() {
        for (String end : new String[] {"\n", "\r", "\r\n"}) {
            assertThat(failure("'ab" + end + "'").column()).isEqualTo(4);
        }
    }

    @Test
    void parse_countsLinesOfAllKinds() {
        Json5Exception e = failure("[\n1,\r2,\r\n3,\u20284,\u20295\n  x]");
        assertThat(e.line()).isEqualTo(7);
        assertThat(e.column()).isEqualTo(3);
    }

    @Test
    void message_shows_line_and_caret() {
        assertThat(failure("{\n\ta: 1\n\tb: 2\n}"))
                .hasMessage("PILOT01000: Invalid JSON5 at line 3, column 2: expected ',' or '}', found 'b'%n b: *%n ^"
                        .formatted());
    }

    @Test
    void message_at_the_end_asks_for_what_is_left_open() {
        assertThat(failure("{a: [1,")).hasMessage("""
                        PILOT01001: Invalid JSON5 at line 1, column 8: the document ends here, expected a value. \
                        Is a bracket, a quote or a comment left open?%n{a: [1,%n       ^""".formatted());
    }

    @Test
    void message_isBounded() {
        String message =
                failure("[" + "1,".repeat(10_000) + "x" + ",1".repeat(10_000)).getMessage();
        assertThat(message).hasSizeLessThan(400).contains("...", "column 20002");
        assertThat(message.lines()
                        .toList()
                        .get(1)
                        .charAt(message.lines().toList().get(2).indexOf('^')))
                .isEqualTo('x');
    }

    @Test
    void message_showsNoControlCharacters() {
        assertThat(failure("[\u0007\u001B]").getMessage()).contains("U+0007", "[?*]");
    }

    @Test
    void parse_depthOfTheLimit() {
        assertThat(Json5.parse("[".repeat(1000) + "]".repeat(1000))).isNotNull();
        assertThat(Json5.parse("{a:[".repeat(500) + "]}".repeat(500))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a:", "[{a:"})
    void parse_deeper_fails_without_stack(String open) {
        Json5Exception e = failure(open.repeat(1_000_000));
        assertThat(e).hasMessageStartingWith("PILOT01002").hasMessageContaining("1000 deep");
    }

    @Test
    void parse_depthAgain_after_closing() {
        assertThat(Json5.parse("[" + "[[]],".repeat(2000) + "]").toJava())
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2000);
    }

    @Test
    @Timeout(300)
    void parse_takesLinearTime() {
        long start = System.nanoTime();
        Json5.parse("[" + "{a:'b',/* c */d:[1.5e3,0xFF]},".repeat(100_000) + "]");
        Json5.parse("/*" + "*".repeat(1_000_000) + "/" + " ".repeat(1_000_000) + "1");
        Json5.parse("9".repeat(1_000_000));
        Json5.parse("0x" + "F".repeat(1_000_000));
        Json5.parse("'" + "\\u0041".repeat(1_000_000) + "'");
        failure("'" + "\n".repeat(1_000_000));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Patience.LIMIT);
    }

    @Test
    void parse_null_isTheCallersMistake() {
        assertThatThrownBy(() -> Json5.parse(null)).isInstanceOf(NullPointerException.class);
    }

    private static Json5Exception failure(String text) {
        return catchThrowableOfType(Json5Exception.class, () -> Json5.parse(text));
    }
}
