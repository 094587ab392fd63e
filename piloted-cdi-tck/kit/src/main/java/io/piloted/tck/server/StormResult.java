package io.piloted.tck.server;

import java.util.List;

/**
 * What the probe's storm came to.
 *
 * @param made picks made
 * @param lost picks that failed, or gave an endpoint that was gone
 * @param refreshes how many refreshes the observers were told of
 * @param longestNanos the longest pick
 * @param loss what was lost first; empty if nothing was
 */
record StormResult(long made, long lost, int refreshes, long longestNanos, String loss) {

    static void begin(Probe probe, int threads) {
        probe.post("api/storm/begin?threads=" + threads);
    }

    static StormResult end(Probe probe) {
        List<String> lines = probe.post("api/storm/end").lines().toList();
        return new StormResult(
                Long.parseLong(lines.get(0)),
                Long.parseLong(lines.get(1)),
                Integer.parseInt(lines.get(2)),
                Long.parseLong(lines.get(3)),
                lines.size() > 4 ? lines.get(4) : "");
    }

    long longestMillis() {
        return longestNanos / 1_000_000;
    }
}
