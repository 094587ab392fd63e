package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C1.3: the syntax of Go's text/template")
class SyntaxTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            plain } }} { text                          => plain } }} { text
            ^{{.NAME}}{{ .PORT }}^                     => Template8080
            ^a {{- .PORT -}} b^                        => a8080b
            ^a {{- /* gone */ -}} b^                   => ab
            ^a{{/* gone }} */}}b^                      => ab
            x {{-3}}                                   => x -3
            ^x {{- 3}}^                                => x3
            {{$.NAME}}                                 => Template
            {{(.).NAME}}                               => Template
            {{.NAME | len | printf "%03d"}}            => 008
            {{ (printf "%s" .PORT) | len }}            => 4
            {{.NAME | }}                               => Template
            {{"{{"}}                                   => {{
            {{`a "raw" \\n`}}                          => a "raw" \\n
            {{"\\x41\\101\\u00e9\\U0001F600\\"\\t|"}}  => AAé😀"	|
            """)
    void render_everyElement_isAsInGo(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{1}} {{-1}} {{+1}} {{-0}}             => 1 -1 1 0
            {{0x1F}} {{0b101}} {{0o17}} {{017}}    => 31 5 15 15
            {{1_000}} {{0x_ff}}                    => 1000 255
            {{1.}} {{.5}} {{1e3}} {{0x1p-2}}       => 1 0.5 1000 0.25
            {{-0.0}} {{-0x1e}} {{0x1e}}            => -0 -30 30
            {{'a'}} {{'\\n'}} {{'é'}} {{'\\''}}    => 97 10 233 39
            {{1i}} {{1+2i}} {{-1.5e1-0x1p1i}}      => (0+1i) (1+2i) (-15-2i)
            {{true}} {{false}}                     => true false
            {{9223372036854775807}}                => 9223372036854775807
            {{-9223372036854775808}}               => -9223372036854775808
            {{9223372036854775808}}                => error: overflows int
            {{if false}}{{9223372036854775808}}{{end}}. => .
            {{18446744073709551616}}               => error: integer overflow
            {{08}}                                 => error: integer overflow
            {{1e999}}                              => error: illegal number
            {{0x}}                                 => error: illegal number
            {{1__0}}                               => error: illegal number
            {{1.5p3}}                              => error: bad number
            {{1+2}}                                => error: bad number
            {{1+i}}                                => error: illegal number
            {{-}}                                  => error: illegal number
            {{''}}                                 => error: empty character
            {{'ab'}}                               => error: must be one character
            """)
    void render_constants_haveGosTypesAndValues(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}                    => 2
            {{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}}                   => 1
            {{$x := 1}}{{$x := "two"}}{{$x}}                                 => two
            {{$é := 1}}{{$é}}                                                => 1
            {{$ := 1}}{{$}}                                                  => 1
            {{($x := 5)}}{{$x}}                                              => 55
            {{if $x := .EMPTY}}{{else if $y := .NAME}}{{$x}}{{$y}}{{end}}    => Template
            {{range $i, $e := split ":" .PARTS}}{{$i}}{{$e}}{{end}}          => 0a1b2c
            {{$i := 0}}{{$e := ""}}{{range $i, $e = split ":" .PARTS}}{{end}}{{$i}}{{$e}} => 2c
            {{$e := ""}}{{$i := 0}}{{range $i, $e = split ":" .PARTS}}{{end}}{{$i}}{{$e}} => c2
            {{$x}}                                                           => error: undefined variable $x
            {{$x = 1}}                                                       => error: undefined variable $x
            {{$x := print $x}}                                               => error: undefined variable $x
            {{if true}}{{$x := 1}}{{end}}{{$x}}                              => error: undefined variable $x
            {{with $x := 5}}{{end}}{{$x}}                                    => error: undefined variable $x
            {{$x, $y := 1}}                                                  => error: too many variables
            {{range $x, 1}}{{end}}                                           => error: range can only declare
            {{range $, $ = loop 2}}{{end}}                                   => error: has not declared
            """)
    void render_variables_liveInTheScopesOfGo(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{                         => error: not closed by }}
            {{.NAME                    => error: not closed by }}
            {{/* a                     => error: not closed by */
            ^{{/* a */ }}^             => error: must end with
            {{"a                       => error: is not closed
            {{"a\\                     => error: is not closed
            {{'a}}                     => error: is not closed
            {{`a                       => error: is not closed
            {{(.NAME}}                 => error: a parenthesis is not closed
            {{.NAME)}}                 => error: unexpected )
            {{}}                       => error: missing value for command
            {{if}}{{end}}              => error: missing value for if
            {{$x := }}                 => error: missing value for command
            {{.my-var}}                => error: unexpected character - (U+002D)
            {{my-fn}}                  => error: unexpected character - (U+002D)
            {{$x-y}}                   => error: unexpected character - (U+002D)
            {{ \u00a0 }}               => error: (U+00A0)
            {{$x : 1}}                 => error: expected :=
            {{.NAME;}}                 => error: unexpected character ;
            {{.A @}}                   => error: unexpected @ in operand
            {{@}}                      => error: unexpected @ in command
            {{print(1)}}               => error: unexpected ( in operand
            {{.A || .B}}               => error: unexpected | in command
            {{1.A}}                    => error: bad number
            {{"a".A}}                  => error: a field of a value that has no fields
            {{nil.A}}                  => error: a field of a value that has no fields
            {{..A}}                    => error: a field of a value that has no fields
            {{1 | 2}}                  => error: stage 2 of the pipeline
            {{1 | .}}                  => error: stage 2 of the pipeline
            {{1 | nil}}                => error: stage 2 of the pipeline
            {{"\\z"}}                  => error: invalid escape sequence
            {{"\\400"}}                => error: invalid escape sequence
            {{"\\ud800"}}              => error: invalid escape sequence
            {{"\\x4"}}                 => error: invalid escape sequence
            {{upper .NAME}}            => error: unknown function ***
            """)
    void render_whatIsNotATemplate_isAnError(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @Test
    void render_lineEnds_areKept() {
        assertThat(Rendered.render("a\r\n{{.NAME}}\r\n{{- .PORT}}\r\n")).isEqualTo("a\r\nTemplate8080\r\n");
        assertThat(Rendered.render("{{\n.NAME\n|\tlen}}")).isEqualTo("8");
        assertThat(Rendered.render("{{`a\r\nb`}}")).isEqualTo("a\nb");
    }
}
