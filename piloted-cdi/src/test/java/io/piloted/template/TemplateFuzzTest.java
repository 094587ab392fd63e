package io.piloted.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A fuzz test of templates (C1.3): any bytes give the same output twice, or a TemplateException. */
class TemplateFuzzTest {

    /** Small, so that loops do not slow the fuzzer down. */
    private static final long STEPS = 1_000_000;

    @FuzzTest
    void render(byte[] input) {
        String template = new String(input, StandardCharsets.UTF_8);
        Optional<String> output = output(template);
        assertThat(output(template)).isEqualTo(output);
    }

    /** The output; empty if the template is rejected. */
    private static Optional<String> output(String template) {
        try {
            return Optional.of(GoTemplate.render(template, Rendered.ENV, STEPS));
        } catch (TemplateException e) {
            assertThat(e).hasMessageStartingWith("PILOT001");
            assertThat(e.line()).isPositive();
            return Optional.empty();
        }
    }
}
