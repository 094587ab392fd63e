package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C1.3: regular expressions as Go's regexp has them")
class RegexTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            [epa]+            | _           | Template      | T_m_l_t_
            (T)(e)            | ${2}x$1     | Temp          | exTmp
            (T)(e)            | $1x$2       | Temp          | emp
            (?P<n>e)          | [$n]        | Temp          | T[e]mp
            (?P<n>e)          | $n_x.       | Temp          | T.mp
            (?P<n>a)|(?P<n>b) | [$n]        | ab            | [a][b]
            e                 | $$ $0 $     | Te            | T$ e $
            e                 | ${          | Te            | T${
            e                 | ${}${a-b}   | Te            | T${}${a-b}
            (e)               | $1é$é$01$9. | Te            | T.
            (e)               | ${1}é       | Te            | Teé
            x*                | -           | abxc          | -a-b-c-
            ''                | -           | é☃            | -é-☃-
            ^                 | >           | ab            | >ab
            $                 | <           | ab            | ab<
            (?m)^             | >           | a             | >a
            \\b               | .           | ab cd         | .ab. .cd.
            (a)|(b)           | [$1,$2]     | abc           | [a,][,b]c
            (ab)$|(a)         | [$1,$2]     | abc           | [,a]bc
            (ab\\b)|(a)       | [$1,$2]     | abé           | [ab,]é
            (ab\\z)|(a)       | [$1,$2]     | abc           | [,a]bc
            (☃)|.             | <$1>        | é☃😀          | <><☃><>
            \\p{Han}+         | H           | é日本😀       | éH😀
            \\x{2603}{2}      | S           | ☃☃            | S
            [[:alpha:]\\]]+   | A           | ab]1          | A1
            {{1,2}a{,2}       | X           | {{a{,2}       | X
            a{02}             | X           | a{02}aa       | Xaa
            a{1000}{02}       | X           | {02}          | {02}
            \\Qa.b            | X           | a.b axb       | X axb
            ((\\Qa(\\E){2})   | X           | a(a((         | X(
            """)
    void replaceAll_matches_becomeWhatTheTemplateSays(String regex, String template, String text, String expected) {
        String replaced = compile(Bytes.ofJava(regex)).replaceAll(Bytes.ofJava(text), Bytes.ofJava(template));
        assertThat(Bytes.toJava(replaced)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a**",
                "a++",
                "(?=a)",
                "(?<n>a)",
                "(?P<n-m>a)",
                "(?P<n",
                "[a-",
                "[z-a]",
                "\\",
                "\\C",
                "\\h",
                "\\é",
                "[\\é]",
                "(?P<n>?)",
                "(?P<n>?:a)",
                "(?P<n>?i)a",
                "(?P<n>?i:\\x{1c80})",
                "a{1001}",
                "a{10010}",
                "a{1,99999999999999999999}",
                "((a{10}){10}){11}",
                "(a{1000}){1000}{1000}"
            })
    void compile_whatGoRefuses_fails(String regex) {
        Assertions.assertThatExceptionOfType(FunctionException.class).isThrownBy(() -> compile(Bytes.ofJava(regex)));
    }

    /** Found by the fuzzer: RE2/J would never return. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)\u1c80",
                "(?i)[\u1c88]",
                "(?i)[-\u1c88]",
                "(?i)[]-日]",
                "(?i)[--日]",
                "(?i)\\Q\u1c80\\E",
                "(?i)\\x{1c84}",
                "(?i)\\x{000000000000000001c84}",
                "(?i)[a-\\x{000000ffff}]",
                "(?i)[a-\uffff]",
                "(?si:[^a-\\x{1ffff}])",
                "(?i)[\\x{41}-\\x{fffd}]",
                "(?i)\ufffd?P<x>[a-\ufffd\ufffdc]+?"
            })
    void compile_whatRe2WouldNeverEnd_fails(String regex) {
        Assertions.assertThatExceptionOfType(FunctionException.class)
                .isThrownBy(() -> compile(Bytes.ofJava(regex)))
                .withMessageContaining("U+1C80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u1c80",
                "[a-\uffff]",
                "(?i)[a-z]é",
                "(?i:[\u0400-\u04ff])\\pL",
                "(?s).-\uffff",
                "(?i)foo-日本",
                "(?i)[-日-本]",
                "(?i)[^-日]",
                "(?i)[[:alpha:]-日]",
                "(?i)[\\d-日]",
                "(?i)[日-]",
                "(?i)\\Qa-日\\E",
                "(-\\x{FFFF})(?i)"
            })
    void compile_whatRe2Ends_succeeds(String regex) {
        assertThat(compile(Bytes.ofJava(regex)).replaceAll("", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((((a{10}){10}){10})*)+)?", "(?:a{0}){1000}", "[[]", "a{2,}b{0,}"})
    void compile_whatGoTakes_succeeds(String regex) {
        assertThat(compile(regex).replaceAll("", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'(', 2000", "x{1000}, 1000", "(a?), 5000"})
    void compile_whatWouldTakeTooMuch_fails(String part, int times) {
        Assertions.assertThatExceptionOfType(FunctionException.class)
                .isThrownBy(() -> compile(part.repeat(times)))
                .withMessageContaining("regular expression");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{regexReplaceAll "." "x" "\\xffé\\xfe"}}        => xxx
            {{regexReplaceAll "a" "b" "\\xffa" | printf "%q"}} => "\\xffb"
            {{regexReplaceAll "a" "\\xff" "a" | printf "%q"}} => "\\xff"
            {{regexReplaceAll "\\xff" "b" "a"}}              => error: not UTF-8
            """)
    void render_bytesThatAreNotUtf8_countAsOneCharacterEach(String template, String expected) {
        Rendered.verify(template, expected);
    }

    private static Regex compile(String bytes) {
        return Regex.compile(bytes, new RenderingContext(Environment.ofJava(Map.of()), Limits.STEPS));
    }
}
