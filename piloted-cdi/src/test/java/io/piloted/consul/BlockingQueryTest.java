package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of HashiCorp's rules for blocking queries, with a simulated clock. */
class BlockingQueryTest {

    private static final URI AGENT = URI.create("http://a:8500");
    private static final URI OTHER = URI.create("http://b:8500");

    @ParameterizedTest
    @CsvSource({"0, 7, 7", "7, 7, 7", "7, 8, 8", "7, 6, 0", "7, 0, 1", "0, 0, 1"})
    void version_afterAResponse_isAtLeastOneAndStartsAnewWhenItWentBack(long version, long received, long next) {
        assertThat(StateVersion.of(version, AGENT)
                        .after(StateVersion.of(received, AGENT))
                        .number())
                .isEqualTo(next);
    }

    @Test
    void version_ofOneAgent_isNotValidAtAnother() {
        StateVersion seven = StateVersion.of(7, AGENT);
        assertThat(seven.isValidAt(AGENT)).isTrue();
        assertThat(seven.isValidAt(OTHER)).isFalse();
        assertThat(StateVersion.of(0, AGENT).isValidAt(AGENT)).isFalse();
        assertThat(seven.after(StateVersion.of(6, OTHER))).isEqualTo(StateVersion.of(6, OTHER));
    }

    @Test
    void bucket_underChurn_letsABurstThroughAndThenOneASecond() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
        TokenBucket bucket = new TokenBucket(now::get);
        for (int i = 0; i < TokenBucket.BURST; i++) {
            assertThat(bucket.nanosToWait()).isZero();
        }
        assertThat(bucket.nanosToWait()).isEqualTo(seconds(1));
        now.addAndGet(seconds(1));
        assertThat(bucket.nanosToWait()).isEqualTo(seconds(1));
        now.addAndGet(seconds(3600));
        for (int i = 0; i < TokenBucket.BURST; i++) {
            assertThat(bucket.nanosToWait()).isZero();
        }
        assertThat(bucket.nanosToWait()).isEqualTo(seconds(1));
    }

    private static long seconds(int count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
