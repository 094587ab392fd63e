package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C1.3: the functions of ContainerPilot")
class PilotFunctionsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{.NAME | default "x"}} {{.NONE | default "x"}}      => Template x
            {{.NONE | default 80 | printf "%T"}}                 => string
            {{default "x" 5}} {{default "x" true}} {{default "x" nil}} => x x x
            {{default nil .NONE}} {{default (loop 2) .NONE}} {{default 1e21 ""}} => <nil> [0 1] 1e+21
            {{env "NAME"}} {{env "NONE"}}.                       => Template .
            {{.PARTS | split ":" | join "-"}}                    => a-b-c
            {{split ":" ":a:" | printf "%q"}}                    => ["" "a" ""]
            {{split "" .UNI | printf "%q"}}                      => ["é" "☃" "😀"]
            {{split "" "\\xffa\\xff" | printf "%q"}}                  => ["\ufffd" "a" "\\xff"]
            {{split "aa" "aaaaa" | printf "%q"}}                 => ["" "" "a"]
            {{split "d" .SPACES | printf "%q"}}                  => ["pa" "" "e" ""]
            {{split "," "\\u00a0\\u2003\\x85a\\u3000" | printf "%q"}} => ["\\x85a"]
            {{split "," "  "}} {{len (split "" "")}}             => [] 0
            {{join "," nil}}{{join "," (split "," "")}}.         => .
            {{replaceAll ":" "" .PARTS}} {{replaceAll "aa" "b" "aaaaa"}} => abc bba
            {{replaceAll "" "-" "é☃"}} {{replaceAll "" "-" ""}}  => -é-☃- -
            {{loop 3}} {{loop 2 4}} {{loop 4 2}} {{loop 2 2}} {{loop -2}} => [0 1 2] [2 3] [4 3] [] [0 -1]
            {{loop .COUNT}} {{loop "-1" "+1"}} {{loop "007" 8}}  => [0 1 2] [-1 0] [7]
            {{loop}}                                             => error: expected 1 or 2 arguments, got 0
            {{loop 1 2 3}}                                       => error: expected 1 or 2 arguments, got 3
            {{loop "x"}}                                         => error: a string that is not one
            {{loop "1_0"}}                                       => error: a string that is not one
            {{loop 1 ""}}                                        => error: a string that is not one
            {{loop 1.0}}                                         => error: got float64
            {{loop nil}}                                         => error: got nil
            {{loop (index .NAME 0)}}                             => error: got uint8
            """)
    void render_pilotFunctions_haveTheirQuirks(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @Test
    @DisplayName("C1.4: a value keeps everything after the first equals sign")
    void render_valueWithEqualsSigns_isWhole() {
        String output = GoTemplate.render(
                "{{.A}} {{env \"A\"}} {{range $k, $v := .}}{{$k}}:{{$v}} {{end}}", Map.of("B", "=", "A", "b=c=d"));
        assertThat(output).isEqualTo("b=c=d b=c=d A:b=c=d B:= ");
    }

    @Test
    void render_environment_isInTheOrderOfBytes() {
        Map<String, String> environment = Map.of("\uff5e", "3", "\ud83d\ude00", "4", "b", "2", "B", "1");
        assertThat(GoTemplate.render("{{range .}}{{.}}{{end}} {{.}}", environment))
                .isEqualTo("1234 map[B:1 b:2 \uff5e:3 \ud83d\ude00:4]");
    }

    @Test
    void render_valueThatLooksLikeATemplate_isNotRendered() {
        assertThat(GoTemplate.render("{{.A}}", Map.of("A", "{{.B}}", "B", "no")))
                .isEqualTo("{{.B}}");
    }
}
