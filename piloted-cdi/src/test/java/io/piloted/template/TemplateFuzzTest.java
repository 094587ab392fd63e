package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** C1.3 for whatever bytes are in the file: the same output twice, or a TemplateException. */
class TemplateFuzzTest {

    /** So few that no loop keeps the fuzzer from its work. */
    private static final long STEPS = 1_000_000;

    @FuzzTest
    void render(byte[] input) {
        String template = new String(input, StandardCharsets.UTF_8);
        Optional<String> output = output(template);
        assertThat(output(template)).isEqualTo(output);
    }

    /** Nothing if it is refused. */
    private static Optional<String> output(String template) {
        try {
            return Optional.of(GoTemplate.render(template, Rendered.ENV, "fuzzed", STEPS));
        } catch (TemplateException e) {
            assertThat(e).hasMessageStartingWith("PILOT001");
            assertThat(e.line()).isPositive();
            return Optional.empty();
        }
    }
}
