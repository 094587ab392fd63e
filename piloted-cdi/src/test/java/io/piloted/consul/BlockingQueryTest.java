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
    void index_answered_isAtLeastOneAndStartsAnewWhenItWentBack(long index, long answered, long next) {
        assertThat(Index.of(index, AGENT).then(Index.of(answered, AGENT)).value())
                .isEqualTo(next);
    }

    @Test
    void index_ofOneAgent_isNoneOfAnother() {
        Index seven = Index.of(7, AGENT);
        assertThat(seven.counts(AGENT)).isTrue();
        assertThat(seven.counts(OTHER)).isFalse();
        assertThat(Index.of(0, AGENT).counts(AGENT)).isFalse();
        assertThat(seven.then(Index.of(6, OTHER))).isEqualTo(Index.of(6, OTHER));
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
