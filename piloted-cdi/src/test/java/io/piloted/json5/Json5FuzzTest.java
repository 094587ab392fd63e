package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * A fuzz test of JSON5 (C1.5): any bytes give a value that is the same after writing and reading it again, or an error.
 */
class Json5FuzzTest {

    private static final int LONGEST_MESSAGE = 1000;

    @FuzzTest
    void parse(byte[] input) {
        Json5Value value;
        try {
            value = Json5.parse(new String(input, StandardCharsets.UTF_8));
        } catch (Json5Exception e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            assertThat(e).hasMessageStartingWith("PILOT010");
            assertThat(e.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
            return;
        }
        assertThat(JsonText.of(Json5.parse(JsonText.of(value)))).isEqualTo(JsonText.of(value));
    }
}
