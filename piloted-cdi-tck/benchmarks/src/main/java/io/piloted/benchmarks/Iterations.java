package io.piloted.benchmarks;

/**
 * The duration and number of JMH's iterations. There are many short ones, so that some of them run without interruption
 * by other processes.
 *
 * @param warmupMillis of each of the three warm-up iterations
 * @param millis of each iteration
 * @param count the number of iterations after the warm-up
 */
record Iterations(long warmupMillis, long millis, int count) {}
