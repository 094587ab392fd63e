package io.piloted.benchmarks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A comparison of two ways to pick, measured in turns in one JVM. In each round several threads pick together many
 * times in one way, then in the other. A disturbance that lasts longer than a round affects both, so the ratio is
 * stable even if the absolute times are not.
 */
final class Duel {

    /** A loop of picks. Each way to pick has its own loop, so that the compiler optimizes them separately. */
    interface Loop {
        int pick(int times);
    }

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Loop ours;
    private final Loop limit;
    private final int threads;

    /**
     * The result.
     *
     * @param ratios the library's time divided by the limit's time, for each round
     * @param ours the library's nanoseconds per pick, for each round
     * @param limit the limit's nanoseconds per pick, for each round
     */
    record Outcome(double[] ratios, double[] ours, double[] limit) {}

    Duel(Loop ours, Loop limit, int threads) {
        this.ours = ours;
        this.limit = limit;
        this.threads = threads;
    }

    Outcome run(int warmup, int rounds, int picks) throws InterruptedException {
        double[] ratios = new double[rounds];
        double[] oursNanos = new double[rounds];
        double[] limitNanos = new double[rounds];
        for (int round = -warmup; round < rounds; round++) {
            // The order alternates, because a machine may also become slower or faster within a round.
            boolean oursFirst = round % 2 == 0;
            double first = nanos(oursFirst ? ours : limit, picks);
            double second = nanos(oursFirst ? limit : ours, picks);
            if (round >= 0) {
                oursNanos[round] = oursFirst ? first : second;
                limitNanos[round] = oursFirst ? second : first;
                ratios[round] = oursNanos[round] / limitNanos[round];
            }
        }
        return new Outcome(ratios, oursNanos, limitNanos);
    }

    /** Processor time of one pick in nanoseconds, from the first pick of any thread to the last. */
    private double nanos(Loop loop, int picks) throws InterruptedException {
        AtomicInteger missing = new AtomicInteger(threads);
        long[] begins = new long[threads];
        long[] ends = new long[threads];
        Thread[] pickers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int index = i;
            pickers[i] = new Thread(() -> {
                missing.decrementAndGet();
                while (missing.get() > 0) {
                    if (threads > PROCESSORS) {
                        Thread.yield(); // lets threads run that have not arrived yet
                    } else {
                        Thread.onSpinWait(); // keeps the processor, so that the other threads run on another one
                    }
                }
                begins[index] = System.nanoTime();
                int none = loop.pick(picks);
                ends[index] = System.nanoTime() + none; // 0, and used, so that no pick can be left out
            });
            pickers[i].start();
        }
        for (Thread picker : pickers) {
            picker.join();
        }
        long elapsed = Arrays.stream(ends).max().orElseThrow()
                - Arrays.stream(begins).min().orElseThrow();
        return (double) elapsed * Math.min(threads, PROCESSORS) / threads / picks;
    }
}
