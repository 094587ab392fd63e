package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("production-jvm")
@DisplayName("Whatever a template does, it takes bounded memory and stack")
class LimitsTest {

    private static final long SMALL_STACK = 200 << 10;

    /** A hundredth of the limit, so that these tests are fast. */
    private static final long FEW_STEPS = Limits.STEPS / 100;

    private static final String RECURSION = "{{define \"t\"}}{{template \"t\" .}}{{end}}{{template \"t\" .}}";

    private static void verifyError(String template, String message) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Rendered.render(template))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            {{range loop 5000000}}{{println $}}{{end}}                                          => grows beyond 64 MiB
            {{$x := "12345678"}}{{range loop 40}}{{$x = print $x $x}}{{end}}                    => grows beyond 64 MiB
            {{$x := "aaaaaaaa"}}{{range loop 40}}{{$x = replaceAll "a" $x $x}}{{end}}           => grows beyond 64 MiB
            {{$x := "aaaaaaaa"}}{{range loop 40}}{{$x = regexReplaceAll "a" $x $x}}{{end}}      => grows beyond 64 MiB
            {{printf "%999999d" (loop 100)}}                                                    => grows beyond 64 MiB
            {{range loop 1000}}{{$x := printf "%999999d" 1}}{{end}}                             => more than 256 MiB of strings
            {{$x := printf "%9999999d" 1}}{{split "" (replaceAll " " "x" $x)}}                  => more than 256 MiB of strings
            {{loop 10000001}}                                                                   => more than 10000000 numbers
            {{loop -9223372036854775807 9223372036854775807}}                                   => more than 10000000 numbers
            """)
    void render_whatGrows_isAnError(String template, String message) {
        verifyError(template, message);
    }

    /** Templates without output, which only the number of steps limits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{range loop 10000000}}{{range loop 10000000}}{{end}}{{end}}",
                "{{range loop 10000000}}{{range loop 10}}{{if and 1 1 1}}{{end}}{{end}}{{end}}",
                "{{define \"t\"}}{{if .}}{{template \"t\" slice . 1}}{{template \"t\" slice . 1}}{{end}}{{end}}"
                        + "{{template \"t\" printf \"%64d\" 1}}",
                "{{$x := printf \"%9999999d\" 1}}{{range loop 10000000}}{{if lt $x $x}}{{end}}{{end}}",
                "{{$x := split \"\" (printf \"%999999d\" 1)}}{{range loop 10000000}}{{if eq (join \"\" $x) \"\"}}{{end}}{{end}}",
                "{{$x := printf \"%9999999d\" 1}}{{range loop 10000000}}{{regexReplaceAll \"( *)*b\" \"\" $x | len}}{{end}}",
                "{{range loop 10000000}}{{regexReplaceAll \"(?i)[B-\\\\x{1b00}]\" \"\" \"x\"}}{{end}}",
                "{{$x := printf \"%999999d\" 1}}{{regexReplaceAll \"(( *)*( *)*)*b| \" \"\" $x}}",
            })
    void render_whatWouldGoOnForEver_isAnErrorInSeconds(String template) {
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> assertThatExceptionOfType(TemplateException.class)
                        .isThrownBy(() -> GoTemplate.render(template, Rendered.ENV, FEW_STEPS))
                        .withMessageContaining("takes more than " + FEW_STEPS + " steps"));
    }

    @Test
    void render_unlessToldOtherwise_takesFiftyMillionSteps() {
        assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> verifyError(
                        "{{range loop 10000000}}{{range loop 10000000}}{{end}}{{end}}",
                        "takes more than 50000000 steps"));
    }

    @Test
    void render_theLongestLoop_isWithinTheLimit() {
        assertThat(Rendered.render("{{range loop 10000000}}{{end}}x")).isEqualTo("x");
    }

    @Test
    void render_nesting_isLimited() {
        assertThat(Rendered.render("{{if .NAME}}".repeat(500) + "x" + "{{end}}".repeat(500)))
                .isEqualTo("x");
        assertThat(Rendered.render("{{" + "(".repeat(500) + ".PORT" + ")".repeat(500) + "}}"))
                .isEqualTo("8080");
        verifyError("{{if .NAME}}".repeat(501), "nested more than 500 deep");
        verifyError("{{" + "(".repeat(501), "nested more than 500 deep");
    }

    @Test
    void render_elseIf_doesNotNest() {
        assertThat(Rendered.render("{{if .NONE}}" + "{{else if .NONE}}".repeat(10_000) + "{{else}}x{{end}}"))
                .isEqualTo("x");
    }

    @Test
    void render_recursion_goesAsDeepAsInGo() {
        verifyError(RECURSION, "call each other more than 100000 deep");
        String step = "{{define \"t\"}}{{if .}}{{template \"t\" (slice . 1)}}{{else}}end{{end}}{{end}}";
        assertThat(Rendered.render(step + "{{template \"t\" (printf \"%9999d\" 1)}}"))
                .isEqualTo("end");
    }

    @Test
    void render_recursionInBlocks_isLimitedToo() {
        String body = "{{if true}}".repeat(400) + "{{template \"t\"}}" + "{{end}}".repeat(400);
        verifyError("{{define \"t\"}}" + body + "{{end}}{{template \"t\"}}", "call each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{if .NAME}}", "{{with print (print (print 1))}}", "{{range loop 2}}{{(((((((1)))))))}}"})
    void render_nestingOnASmallStack_isAnErrorAtMost(String part) throws InterruptedException {
        assertThat(thrownOnSmallStack(part.repeat(500))).isInstanceOf(TemplateException.class);
        assertThat(thrownOnSmallStack("{{" + "(".repeat(500))).isInstanceOf(TemplateException.class);
    }

    @Test
    void render_recursionOnASmallStack_goesAsDeep() throws InterruptedException {
        assertThat(thrownOnSmallStack(RECURSION)).hasMessageContaining("100000");
    }

    private static @Nullable Throwable thrownOnSmallStack(String template) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing thrown"));
        Runnable rendering = () -> {
            try {
                Rendered.render(template);
            } catch (Throwable e) {
                thrown.set(e);
            }
        };
        Thread thread = new Thread(null, rendering, "small stack", SMALL_STACK);
        thread.start();
        thread.join();
        return thrown.get();
    }
}
