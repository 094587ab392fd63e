package io.piloted.template;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C1.3: the actions of Go's text/template")
class ActionsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{if .NAME}}y{{else}}n{{end}}                                    => y
            {{if .NONE}}a{{else if .EMPTY}}b{{else if .PORT}}c{{else}}d{{end}} => c
            {{if .NONE}}a{{else if .EMPTY}}b{{else}}d{{end}}                 => d
            {{if .NONE}}a{{end}}.                                            => .
            {{if 0}}y{{end}}{{if 0.0}}y{{end}}{{if 0i}}y{{end}}{{if ""}}y{{end}}. => .
            {{if -1}}y{{end}}{{if 0.1}}y{{end}}{{if 1i}}y{{end}}{{if "0"}}y{{end}} => yyyy
            {{if loop 0}}y{{end}}{{if not nil}}n{{end}}{{if .}}e{{end}}{{if index .NAME 0}}b{{end}} => neb
            {{with .NAME}}{{.}}{{end}}                                       => Template
            {{with .NONE}}{{.}}{{else}}{{.PORT}}{{end}}                      => 8080
            {{with .NAME}}{{$.PORT}}{{end}}                                  => 8080
            {{with .NAME}}a{{else if .NAME}}b{{end}}                         => error: expected {{end}}
            {{if .A}}a{{else}}b{{else}}c{{end}}                              => error: expected {{end}}
            {{if .A}}a{{else .B}}b{{end}}                                    => error: unexpected .B in else
            {{if .A}}                                                        => error: not closed by {{end}}
            {{else}}                                                         => error: this ends no action
            {{end}}                                                          => error: this ends no action
            """)
    void render_conditions_followGosTruth(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{range split ":" .PARTS}}<{{.}}>{{end}}                         => <a><b><c>
            {{range loop 3}}{{$.PORT}}{{end}}                                => 808080808080
            {{range split "," .EMPTY}}x{{else}}none{{end}}                   => none
            {{range (or nil)}}x{{else}}none{{end}}                           => none
            {{range loop 9}}{{if eq . 2}}{{continue}}{{end}}{{if eq . 4}}{{break}}{{end}}{{.}}{{end}} => 013
            {{range loop 2}}{{range loop 5}}{{if eq . 2}}{{break}}{{end}}{{.}}{{end}};{{end}} => 01;01;
            {{range loop 3}}{{$x := .}}{{with $x}}{{$x := 7}}{{continue}}{{end}}{{$x}}{{end}} => 0
            {{range $i := loop 3 1}}{{$i}}{{end}}                            => 32
            {{range .NAME}}x{{end}}                                          => error: range cannot go through a value of type string
            {{range 5}}x{{end}}                                              => error: range cannot go through a value of type int
            {{range loop 3}}{{.}}{{range loop 0}}{{else}}{{if true}}{{break}}{{end}}{{end}}x{{end}} => 0x1x2x
            {{range loop 3}}{{.}}{{range loop 0}}{{else}}{{continue}}{{end}}x{{end}} => 012
            {{break}}                                                        => error: {{break}} outside {{range}}
            {{range loop 2}}{{else}}{{continue}}{{end}}                      => error: {{continue}} outside {{range}}
            {{range loop 2}}{{block "b" .}}{{break}}{{end}}{{end}}           => error: {{break}} outside {{range}}
            {{range loop 2}}{{break 1}}{{end}}                               => error: unexpected 1 in {{break}}
            """)
    void render_range_goesThroughListsAndMaps(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{define "x"}}X{{.}}{{end}}{{template "x" .NAME}}                => XTemplate
            {{template "x" 1}}{{define `x`}}{{$}}{{end}}                     => 1
            {{define "x"}}{{.}} {{.A}} {{.A.B 1}}{{end}}{{template "x"}}     => <no value> <no value> <no value>
            {{define "x"}}{{print .}}{{html .}}{{end}}{{template "x"}}       => <nil>&lt;no value&gt;
            {{block "b" .PORT}}[{{.}}]{{end}}{{template "b" 2}}              => [8080][2]
            {{template "x" $y := 3}}{{$y}}{{define "x"}}{{.}}{{end}}         => 33
            {{define "x"}} {{end}}{{define "x"}}1{{end}}{{define "x"}} {{end}}{{template "x"}} => 1
            ^ {{define ""}}root{{end}} ^                                     => root
            {{define "r"}}{{if .}}{{slice . 0 1}}-{{template "r" (slice . 1)}}{{end}}{{end}}{{template "r" .PORT}} => 8-0-8-0-
            {{define "x"}}1{{end}}{{define "x"}}2{{end}}                     => error: defined twice
            {{block "x" .}}1{{end}}{{define "x"}}2{{end}}                    => error: defined twice
            {{if .A}}{{define "x"}}{{end}}{{end}}                            => error: unexpected define
            {{define x}}{{end}}                                              => error: unexpected *** in define clause
            {{define "x"}}{{$y}}{{end}}                                      => error: undefined variable $y
            {{$y := 1}}{{define "x"}}{{$y}}{{end}}                           => error: undefined variable $y
            {{define "x"}}a{{else}}b{{end}}                                  => error: expected {{end}}
            {{template "x"}}                                                 => error: no template with this name is defined
            {{template .NAME}}                                               => error: unexpected .NAME in template clause
            {{block "x"}}{{end}}                                             => error: missing value for block clause
            """)
    void render_templates_areDefinedOnceAndSeeOnlyTheirArgument(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{.NONE}}.                      => .
            {{.NAME.FOO}}                   => error: a string has no field FOO
            {{.NONE.FOO}}                   => error: a string has no field FOO
            {{(loop 1).A}}                  => error: a []int has no field A
            {{$x := .NAME}}{{$x.A}}         => error: a string has no field A
            {{print.A}}                     => error: a string has no field A
            {{.NAME 1}}                     => error: NAME is not a function
            {{1 | .NAME}}                   => error: NAME is not a function
            {{"a" "b"}}                     => error: cannot have arguments
            {{(print 1) 2}}                 => error: cannot have arguments
            {{$ 1}}                         => error: cannot have arguments
            {{nil}}                         => error: nil is not a command
            {{or nil}}                      => <no value>
            {{(or nil).A}}                  => <no value>
            {{len}}                         => error: wrong number of arguments for len: expected 1, got 0
            {{1 | len 2}}                   => error: expected 1, got 2
            {{printf}}                      => error: expected at least 1, got 0
            {{split 3 .PARTS}}              => error: wrong argument for split: expected a string, got int
            {{3 | env}}                     => error: wrong argument for env: expected a string, got int
            {{join "," .PARTS}}             => error: expected a list of strings, got string
            {{join "," (loop 1)}}           => error: expected a list of strings, got []int
            """)
    void render_fieldsAndArguments_areChecked(String template, String expected) {
        Rendered.verify(template, expected);
    }
}
