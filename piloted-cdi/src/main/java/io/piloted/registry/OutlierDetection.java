package io.piloted.registry;

import java.time.Duration;

/**
 * The settings of outlier detection: when an endpoint is ejected, and for how long.
 *
 * @param enabled whether endpoints are ejected
 * @param consecutiveFailures the number of failures without a success between them that ejects an endpoint, at least 1
 * @param baseTime the duration of the first ejection; the second in a row lasts twice as long, the third three times,
 *     and so on
 * @param maxTime the maximum duration of an ejection
 * @param maxPercent the maximum percentage of a service's endpoints that may be ejected, 0 to 100; unless it is 0, one
 *     of several endpoints may always be ejected; never all of them
 */
public record OutlierDetection(
        boolean enabled, int consecutiveFailures, Duration baseTime, Duration maxTime, int maxPercent) {

    /** The maximum number of endpoints that may be ejected, given the number of all endpoints. */
    int most(int endpoints) {
        return maxPercent == 0 ? 0 : Math.min(endpoints - 1, Math.max(1, (int) ((long) endpoints * maxPercent / 100)));
    }

    /** The duration of an ejection; the first in a row has the number 1. */
    Duration time(int number) {
        long times = maxTime.toNanos() / baseTime.toNanos(); // avoids an overflow beyond the maximum
        return number > times ? maxTime : baseTime.multipliedBy(number);
    }
}
