package io.piloted.benchmarks;

/**
 * How long a case is measured. Many short iterations: some of them are over before anything else on the machine gets the
 * processor.
 *
 * @param warmupMillis of each of the three warm-up iterations
 * @param millis of each iteration
 * @param iterations that count
 */
record Effort(long warmupMillis, long millis, int iterations) {}
