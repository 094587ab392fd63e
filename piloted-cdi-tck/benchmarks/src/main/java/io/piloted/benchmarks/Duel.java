package io.piloted.benchmarks;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two ways to pick, measured by turns in one JVM: in each round several threads pick together so many times in one way,
 * then in the other. Whatever the machine does for longer than a round hits both, so that the ratio of a round stays when
 * the figures of both swing.
 */
final class Duel {

    /** Picks so many times. Each kind has a loop of its own, which the compiler need not share between the two. */
    interface Loop {
        int pick(int times);
    }

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Loop ours;
    private final Loop limit;
    private final int threads;

    /**
     * What came of it.
     *
     * @param ratios ours to the limit, of each round
     * @param ours nanoseconds a pick, of each round
     * @param limit the same
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
            // Who comes first changes, since a machine slows down or speeds up within a round too.
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

    /** Nanoseconds that a pick takes a processor, from the first pick of any thread to the last. */
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
                        Thread.yield(); // to the threads that have not come yet
                    } else {
                        Thread.onSpinWait(); // and keep the processor, so that the others get another one
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
