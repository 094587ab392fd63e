package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.ServiceHandle;
import io.piloted.benchmarks.turns.Statistics;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that compares {@link ServiceHandle#next()} in several threads with the limit, and prints a row of a table. */
public final class ManyThreads {

    static final double TARGET = 1.2;
    private static final int LINE_PAIR_IN_LONGS = 16;

    private static final Endpoint NOBODY = Endpoint.of("nobody", 1);

    private ManyThreads() {}

    /**
     * Measures one row and prints it.
     *
     * @param args size, mode, threads, effort
     * @throws Exception if it cannot
     */
    public static void main(String[] args) throws Exception {
        int size = Integer.parseInt(args[0]);
        String mode = args[1];
        int threads = Integer.parseInt(args[2]);
        Effort effort = Effort.of(args[3]);
        boolean refreshing = PickedService.REFRESHING.equals(mode);
        int picks = 100_000;
        int rounds = effort.of(300, 20);
        if (refreshing) { // each turn must contain several refreshes
            picks = 2_000_000;
            rounds = effort.of(30, 20);
        } else if (threads > 2) { // long enough for the threads to spread over the processors
            picks = 1_000_000;
            rounds = effort.of(120 / threads, 4);
        }
        try (PickedService service = new PickedService(size, mode)) {
            Duel.Outcome outcome =
                    new Duel(new Next(service.handle()), new Limit(size), threads).run(rounds / 2, rounds, picks);
            System.out.println(Row.of(outcome));
        }
    }

    /**
     * The results of one JVM.
     *
     * @param ratio median of the rounds
     * @param quartile the lower quartile of the rounds
     * @param upper the upper quartile of the rounds
     * @param ours the library's nanoseconds, median
     * @param limit the limit's nanoseconds, median
     */
    record Row(double ratio, double quartile, double upper, double ours, double limit) {

        private static final String SEPARATOR = " ";

        static Row of(Duel.Outcome outcome) {
            return new Row(
                    Statistics.median(outcome.ratios()),
                    Statistics.quantile(outcome.ratios(), 0.25),
                    Statistics.quantile(outcome.ratios(), 0.75),
                    Statistics.median(outcome.ours()),
                    Statistics.median(outcome.limit()));
        }

        static Row parse(String text) {
            double[] values = Arrays.stream(text.strip().split(SEPARATOR))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Row(values[0], values[1], values[2], values[3], values[4]);
        }

        @Override
        public String toString() {
            return ratio + SEPARATOR + quartile + SEPARATOR + upper + SEPARATOR + ours + SEPARATOR + limit;
        }
    }

    /** A loop of the library's picks, which uses the endpoint's reference, but not its content. */
    private record Next(ServiceHandle handle) implements Duel.Loop {
        @Override
        public int pick(int times) {
            int found = 0;
            for (int i = 0; i < times; i++) {
                found += handle.next() == NOBODY ? 1 : 0;
            }
            return found;
        }
    }

    /** A loop of the limit's picks, as in {@link LimitBenchmark}. Its cursor also has a cache line of its own. */
    private static final class Limit implements Duel.Loop {

        private final Endpoint[] endpoints;
        private final long[] before = new long[LINE_PAIR_IN_LONGS];
        private final AtomicInteger cursor = new AtomicInteger();
        private final long[] after = new long[LINE_PAIR_IN_LONGS];

        Limit(int size) {
            endpoints = Endpoints.equal(Integer.highestOneBit(2 * size - 1)).toArray(Endpoint[]::new);
        }

        @Override
        public int pick(int times) {
            Endpoint[] array = endpoints;
            int found = before.length - after.length;
            for (int i = 0; i < times; i++) {
                found += array[cursor.getAndIncrement() & (array.length - 1)] == NOBODY ? 1 : 0;
            }
            return found;
        }
    }
}
