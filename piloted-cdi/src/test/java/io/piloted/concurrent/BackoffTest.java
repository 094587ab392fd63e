package io.piloted.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** C5.4: the back-off of retries. */
class BackoffTest {

    @Test
    void nanos_afterEachFailure_doublesFromOneSecondToThirty() {
        assertThat(IntStream.range(0, 7).mapToLong(failures -> Backoff.nanos(failures, 1)))
                .containsExactly(seconds(1), seconds(2), seconds(4), seconds(8), seconds(16), seconds(30), seconds(30));
        assertThat(Backoff.nanos(Integer.MAX_VALUE, 1)).isEqualTo(seconds(30));
    }

    @Test
    void nanos_ofAnyRandomNumber_isBetweenHalfAndTheWhole() {
        assertThat(Backoff.nanos(0, 0)).isEqualTo(seconds(1) / 2);
        assertThat(Backoff.nanos(1_000_000, 0.5)).isEqualTo(seconds(30) * 3 / 4);
    }

    @Test
    void nextNanos_untilReset_grows() {
        Backoff backoff = new Backoff();
        assertThat(backoff.nextNanos()).isBetween(seconds(1) / 2, seconds(1));
        assertThat(backoff.nextNanos()).isBetween(seconds(1), seconds(2));
        backoff.reset();
        assertThat(backoff.nextNanos()).isBetween(seconds(1) / 2, seconds(1));
    }

    private static long seconds(int count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
