package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of the number of connections as an agent counts them (C5.1), with a simulated clock. */
class LongPollsTest {

    private static final long WAIT = 60;

    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow
    private final LongPolls polls = new LongPolls(() -> now);

    @Test
    void open_oneMoreThanAnAgentTakes_isRefused() {
        openAll();
        assertThat(polls.nanosToNext()).isZero();
    }

    /** The agent continues abandoned queries, and counts their connections. */
    @Test
    void open_afterSomeWereClosed_isRefusedUntilTheirWaitsAreOver() {
        openAll();
        polls.close(now + WAIT);
        polls.close(now + WAIT + 10);
        assertThat(polls.open()).isFalse();
        assertThat(polls.nanosToNext()).isEqualTo(WAIT);
        now += WAIT;
        assertThat(polls.open()).isTrue();
        assertThat(polls.open()).isFalse();
        assertThat(polls.nanosToNext()).isEqualTo(10);
        now += 10;
        assertThat(polls.open()).isTrue();
    }

    @Test
    void open_afterOneWasClosedThatDidNotWait_isThereAtOnce() {
        openAll();
        polls.close(now);
        assertThat(polls.open()).isTrue();
        assertThat(polls.open()).isFalse();
    }

    private void openAll() {
        for (int i = 0; i < LongPolls.MOST; i++) {
            assertThat(polls.open()).isTrue();
        }
        assertThat(polls.open()).isFalse();
    }
}
