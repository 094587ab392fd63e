package io.piloted.benchmarks;

/**
 * How long JMH measures a case. Many short iterations: some of them are over before anything else on the machine gets
 * the processor.
 *
 * @param warmupMillis of each of the three warm-up iterations
 * @param millis of each iteration
 * @param count of those that count
 */
record Iterations(long warmupMillis, long millis, int count) {}
