package io.piloted.template;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C1.3: the functions of Go's text/template")
class FunctionsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{and 1 0 (index . 1)}} {{and 1 2}} {{and 1}}        => 0 2 1
            {{or 0 2 (index . 1)}} {{or 0 ""}}.                  => 2 .
            {{.NAME | and true}} {{.NONE | or "x"}}              => Template x
            {{and 1 (index .NAME 99)}}                           => error: index out of range: 99
            {{not 0}} {{not .NAME}} {{not nil}}                  => true false true
            {{len .UNI}} {{len (loop 4)}} {{len .}}              => 9 4 8
            {{len 3}}                                            => error: has no length
            {{len nil}}                                          => error: has no length
            {{call .NAME}}                                       => error: is not a function
            {{print 1 2 "a" 3 true false}}                       => 1 2a3 true false
            {{print nil}} {{print}}.                             => <nil> .
            {{println 1 "a" | printf "%q"}}                      => "1 a\\n"
            {{println | printf "%q"}}                            => "\\n"
            {{html .HTML}}                                       => &lt;a href=&#39;x&#39;&gt;&#34;&amp;
            {{html "\\x00"}}                                     => \ufffd
            {{html 1 2}} {{html "<" 1}} {{html nil}}             => 1 2 &lt;1 &lt;no value&gt;
            {{js .HTML}}                                         => \\u003Ca href\\u003D\\'x\\'\\u003E\\"\\u0026
            {{js "\\\\ \\n\\x7f\\u2028é😀\\U000E0001"}}          => \\\\ \\u000A\u007f\\u2028é😀\\uE0001
            {{urlquery "a b+é/~*" 1}}                            => a+b%2B%C3%A9%2F~%2A1
            """)
    void render_builtins_doAsInGo(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{index .NAME 0}} {{index .NAME 0 | printf "%T"}}    => 84 uint8
            {{index (split ":" .PARTS) 1}} {{index (loop 5) 4}}  => b 4
            {{index . "NAME"}} {{index . "NONE"}}.               => Template .
            {{index . "NAME" 1}} {{index .NAME}}                 => 101 Template
            {{index (loop 200) (index .NAME 0)}}                 => 84
            {{index .NAME 8}}                                    => error: index out of range: 8
            {{index (loop 2) -1}}                                => error: index out of range: -1
            {{index (loop 2) "0"}}                               => error: must be a whole number, not string
            {{index (loop 2) nil}}                               => error: must be a whole number, not nil
            {{index . 1}}                                        => error: must be a string, not int
            {{index nil}}                                        => error: nil cannot be indexed
            {{index 3 0}}                                        => error: a value of type int cannot be indexed
            {{slice .NAME 1 3}} {{slice .NAME 6}} {{slice .NAME 8}}. => em te .
            {{slice (loop 5) 1 3}} {{slice (split ":" .PARTS) 1}} => [1 2] [b c]
            {{slice (loop 5) 0 7}} {{slice (loop 5) 1 2 3}}      => [0 1 2 3 4 0 0] [1]
            {{slice (slice (loop 5) 1 3) 0 5}}                   => [1 2 3 4 0]
            {{len (slice (loop 257) 0 512)}}                     => 512
            {{slice (loop 257) 0 513}}                           => error: index out of range: 513
            {{len (slice (loop 600) 0 848)}}                     => 848
            {{slice (loop 600) 0 849}}                           => error: index out of range: 849
            {{slice .NAME 3 1}}                                  => error: backwards
            {{slice (loop 5) 1 3 2}}                             => error: backwards
            {{slice .NAME 0 99}}                                 => error: index out of range: 99
            {{slice .NAME 1 2 3}}                                => error: no third index
            {{slice (loop 1) 0 0 0 0}}                           => error: too many indexes
            {{slice 3}}                                          => error: a value of type int cannot be sliced
            """)
    void render_indexAndSlice_countBytes(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{eq 1 1}} {{eq 1.5 1.5}} {{eq 1i 1i}} {{eq "a" "a"}} {{eq true true}} => true true true true true
            {{eq 1 2 3 1 "x"}} {{eq 'a' 97}} {{eq 84 (index .NAME 0)}}   => true true true
            {{eq nil nil}} {{eq .NAME nil}} {{eq nil .}} {{eq (loop 1) nil}} => true false false false
            {{eq 1 2 "x"}}                               => error: types int and string cannot be compared
            {{eq 1 1.0}}                                 => error: types int and float64
            {{eq . .}}                                   => error: cannot be compared
            {{eq (loop 1) (loop 1)}}                     => error: cannot be compared
            {{eq 1}}                                     => error: nothing to compare with
            {{ne 1 2}} {{ne "a" "a"}}                    => true false
            {{ne 1 2 3}}                                 => error: expected 2, got 3
            {{lt 1 2}} {{lt 2 2}} {{lt 1.5 2.5}} {{lt "B" "a"}} {{lt "z" "é"}} => true false true true true
            {{le 2 2}} {{le 3 2}} {{gt 2 1}} {{gt 1 1}} {{ge 1 1}} {{ge 0 1}}  => true false true false true false
            {{lt 83 (index .NAME 0)}} {{gt "10" "9"}}    => true false
            {{2 | lt 1}}                                 => true
            {{lt true false}}                            => error: types bool and bool
            {{lt 1i 2i}}                                 => error: types complex128 and complex128
            {{lt nil 1}}                                 => error: types nil and int
            {{gt .COUNT 2}}                              => error: types string and int
            """)
    void render_comparisons_compareOnlyWhatIsOfOneKind(String template, String expected) {
        Rendered.verify(template, expected);
    }
}
