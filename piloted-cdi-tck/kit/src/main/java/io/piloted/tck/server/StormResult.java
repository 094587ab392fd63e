package io.piloted.tck.server;

import java.util.List;

/**
 * The result of the probe's storm of picks.
 *
 * @param made the number of picks
 * @param lost the number of picks that failed, or returned an endpoint that was gone
 * @param refreshes the number of events that the observers received
 * @param longestNanos the duration of the longest pick
 * @param ejections the number of ejections that the observers received
 * @param returns the number of returns that the observers received
 * @param loss a description of the first lost pick; empty if none was lost
 */
record StormResult(long made, long lost, int refreshes, long longestNanos, int ejections, int returns, String loss) {

    static void begin(Probe probe, int threads) {
        probe.post("api/storm/begin?threads=" + threads);
    }

    /** Begins a storm whose threads report each pick as a call. The calls of one instance after the other fail. */
    static void beginReporting(Probe probe, int threads) {
        probe.post("api/storm/begin?reporting=true&threads=" + threads);
    }

    static StormResult end(Probe probe) {
        List<String> lines = probe.post("api/storm/end").lines().toList();
        return new StormResult(
                Long.parseLong(lines.get(0)),
                Long.parseLong(lines.get(1)),
                Integer.parseInt(lines.get(2)),
                Long.parseLong(lines.get(3)),
                Integer.parseInt(lines.get(4)),
                Integer.parseInt(lines.get(5)),
                lines.size() > 6 ? lines.get(6) : "");
    }

    long longestMillis() {
        return longestNanos / 1_000_000;
    }
}
