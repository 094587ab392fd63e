package io.piloted.template;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C1.3: Go's fmt")
class PrintfTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{printf "%d %+d % d %05d|%-5d|%5d" 42 42 42 -42 42 42}} => 42 +42  42 -0042|42   |   42
            {{printf "%.3d|%8.3d|%.0d|%5.d|" 5 -5 0 0}}              => 005|    -005||     |
            {{printf "%b %o %O %x %X %c %q %U" 5 8 8 255 255 9731 39 9731}} => 101 10 0o10 ff FF ☃ '\\'' U+2603
            {{printf "%#b %#o %#x %#X %#U %+q" 5 8 255 255 233 233}} => 0b101 010 0xff 0XFF U+00E9 'é' '\\u00e9'
            {{printf "%c%c%q" -1 55296 1114112}}                     => ��'�'
            {{printf "%x %b" -255 -5}}                               => -ff -101
            {{printf "%08b|%-8x|%+08d|%#06x" 5 255 42 255}}          => 00000101|ff      |+0000042|0x0000ff
            {{printf "%U %.6U %#.6U %10U|" -1 65 65 65}}             => U+FFFFFFFFFFFFFFFF U+000041 U+000041 'A'     U+0041|
            {{printf "%v %d %#v %x %c %T" (index .NAME 0) (index .NAME 0) (index .NAME 0) (index .NAME 0) (index .NAME 0) (index .NAME 0)}} => 84 84 0x54 54 T uint8
            """)
    void render_integers_areFormattedAsInGo(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{printf "%v %g %G %e %E %f %F" 1e21 1e-7 1e-7 12345.678 0.0 2.5 2.5}} => 1e+21 1e-07 1E-07 1.234568e+04 0.000000E+00 2.500000 2.500000
            {{printf "%.0f %.0f %.1f %.2f %.3e" 0.5 2.5 2.25 3.14159 12345.678}} => 0 2 2.2 3.14 1.235e+04
            {{printf "%8.2f|%-8.2f|%08.2f|%+.1f|% .1f" 3.14159 3.14159 -3.14159 2.5 2.5}} => ____3.14|3.14____|-0003.14|+2.5|_2.5
            {{printf "%.3g %.10g %.0g %g %g %g" 1234.5678 1234.5678 25.0 100000.0 1000000.0 0.0001}} => 1.23e+03 1234.5678 2e+01 100000 1e+06 0.0001
            {{printf "%#g %#.3g %#v %#.0f %#x %#e" 1.0 100.0 1.0 2.0 1.0 1.0}} => 1.00000 100. 1 2. 0x1.0000p+00 1.000000e+00
            {{printf "%x %X %.2x %.0x %x %x" 3.5 -0.1 3.999 1.5 0.0 5e-324}}   => 0x1.cp+01 -0X1.999999999999AP-04 0x1.00p+02 0x1p+01 0x0p+00 0x1p-1074
            {{printf "%b %b" 1.0 5e-324}}                                      => 4503599627370496p-52 1p-1074
            {{print 0.1 5e-324 1.7976931348623157e308 2.2250738585072014e-308}} => 0.1 5e-324 1.7976931348623157e+308 2.2250738585072014e-308
            {{print 9007199254740993.0 5.684341886080802e-14 2.0e-3}}          => 9.007199254740992e+15 5.684341886080802e-14 0.002
            {{printf "%v %.1f %+g %8.1f|" 1+2i 1.25-2i 1i 1i}}                 => (1+2i) (1.2-2.0i) (+0+1i) (     0.0    +1.0i)|
            """)
    void render_floats_areFormattedAsInGo(String template, String expected) {
        Rendered.verify(template.replace('_', ' '), expected.replace('_', ' '));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{printf "%s %v %8s|%-8s|%.2s|%5.1s|%05s" "a" "b" "é☃" "é☃" "é☃x" "é☃" "a"}} => a b       é☃|é☃      |é☃|    é|0000a
            {{printf "%x %X %#x % x %# X %.2x|%6x|%-6x|" "hé" "hé" "hé" "hé" "hé" "hé" "a" "a"}} => 68c3a9 68C3A9 0x68c3a9 68 c3 a9 0X68 0XC3 0XA9 68c3|    61|61    |
            {{printf "%x|%4x|" "" ""}}                                   => |    |
            {{printf "%q %+q %#q %#q %.1q" "a\\"\\n\\x01é" "é😀" "raw" "ba`ck" "éx"}} => "a\\"\\n\\x01é" "\\u00e9\\U0001f600" `raw` "ba`ck" "é"
            {{printf "%q" "\\u00ad\\u2028\\ufeff\\U000E0001\\x7f\\xff\\a\\b\\f\\r\\t\\v"}} => "\\u00ad\\u2028\\ufeff\\U000e0001\\x7f\\xff\\a\\b\\f\\r\\t\\v"
            {{printf "%#q" "a\\ufeff"}}                                  => "a\\ufeff"
            {{printf "%t %v %6t|" true false true}}                      => true false   true|
            {{printf "%v %d %03d %q" (loop 3) (loop 3) (loop 3) (split ":" .PARTS)}} => [0 1 2] [0 1 2] [000 001 002] ["a" "b" "c"]
            {{printf "%#v %#v %T %T" (loop 2) (split ":" .PARTS) (loop 2) .}} => []int{0, 1} []string{"a", "b", "c"} []int template.Environment
            {{printf "%s" (loop 2)}}                                     => [%!s(int=0) %!s(int=1)]
            {{printf "%v %6v|%T %s %d" nil nil nil nil nil}}             => <nil>  <nil>|<nil> %!s(<nil>) %!d(<nil>)
            {{printf "%p" (loop 0) | len}} {{printf "%#p" (loop 0)}}     => 12 c000010000
            """)
    void render_otherTypes_areFormattedAsInGo(String template, String expected) {
        Rendered.verify(template, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '^', textBlock = """
            {{printf "%d %t %s %c %f %e" "x" 1 1.5 "a" 1 true}} => %!d(string=x) %!t(int=1) %!s(float64=1.5) %!c(string=a) %!f(int=1) %!e(bool=true)
            {{printf "%5d|%w|%w|%p" "x" "y" (loop 1) 1}}        => %!d(string=    x)|%!w(string=y)|%!w([]int=[0])|%!p(int=1)
            {{printf "%s" 1i}} {{printf "%é %z" 1 2}}           => %!s(complex128=(0+1i)) %!é(int=1) %!z(int=2)
            {{printf "%d %d" 1}}                                => 1 %!d(MISSING)
            {{printf "%d" 1 "a" nil}}                           => 1%!(EXTRA string=a, <nil>)
            {{printf "%"}} {{printf "%5"}} {{printf "%%%5%"}}   => %!(NOVERB) %!(NOVERB) %%
            {{printf "%[2]d %[1]d %d" 1 2}}                     => 2 1 2
            {{printf "%[3]d %[x]d %[]d %[1" 1}}                 => %!d(BADINDEX) %!d(BADINDEX) %!d(BADINDEX) %!(NOVERB)
            {{printf "%[2]*[1]d|%[1]2d|%[1].2d|%[1]s" 7 4}}     => ___7|%!d(BADINDEX)|%!d(BADINDEX)|%!s(int=7)
            {{printf "%*d|%-*d|%.*f|" 5 1 -5 1 1 2.55}}         => ____1|1____|2.5|
            {{printf "%*d %.*d %.*d" "x" 1 "y" 2 -1 3}}         => %!(BADWIDTH)1 %!(BADPREC)2 %!(BADPREC)3
            {{printf "%*d" 1000001 1}} {{printf "%*d" (index "\\x05" 0) 1}} => %!(BADWIDTH)1 ____1
            {{printf "%99999999d" 1}}                           => %!(NOVERB)%!(EXTRA int=1)
            {{printf "%.d|%." 0 1}}                             => |%!.(int=1)
            {{printf .NAME 1}} {{printf "100%"}}                => Template%!(EXTRA int=1) 100%!(NOVERB)
            """)
    void render_formatErrors_areInTheOutputAsInGo(String template, String expected) {
        Rendered.verify(template, expected.replace('_', ' '));
    }
}
