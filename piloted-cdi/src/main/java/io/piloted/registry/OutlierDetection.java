package io.piloted.registry;

import java.time.Duration;

/**
 * When an endpoint is ejected, and for how long.
 *
 * @param enabled whether any is
 * @param consecutiveFailures how many failures with no success between eject an endpoint, at least 1
 * @param baseTime how long the first ejection lasts; the second in a row lasts twice as long, and so on
 * @param maxTime how long an ejection lasts at most
 * @param maxPercent how many of a service's endpoints may be ejected, 0 to 100; one of several may, unless it is 0, and all
 *     never
 */
public record OutlierDetection(
        boolean enabled, int consecutiveFailures, Duration baseTime, Duration maxTime, int maxPercent) {

    /** The defaults of the options. */
    public static final OutlierDetection DEFAULT =
            new OutlierDetection(true, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50);

    /** How many of so many endpoints may be ejected. */
    int most(int endpoints) {
        return maxPercent == 0 ? 0 : Math.min(endpoints - 1, Math.max(1, (int) ((long) endpoints * maxPercent / 100)));
    }

    /** How long an ejection lasts, the first of a row being number 1. */
    Duration time(int number) {
        long times = maxTime.toNanos() / baseTime.toNanos(); // more often it does not fit into the maximum
        return number > times ? maxTime : baseTime.multipliedBy(number);
    }
}
