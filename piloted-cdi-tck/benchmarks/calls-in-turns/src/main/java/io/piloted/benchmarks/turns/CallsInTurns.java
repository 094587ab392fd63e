package io.piloted.benchmarks.turns;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A comparison of a client without the library and a client with it, which make calls in turns in one JVM. A disturbance
 * that lasts longer than a round affects both.
 */
public final class CallsInTurns {

    /** What the client with the library calls in the benchmarks. */
    public static final String SERVICE = "http://app.piloted";

    private static final int CALLS = 50;
    private static final double NANOS = 1e3;

    private final List<Supplier<String>> bare;
    private final Supplier<String> piloted;
    private int turn;

    /**
     * Nothing is called yet.
     *
     * @param bare clients without the library, one for each instance
     * @param piloted the client that picks the instance
     */
    public CallsInTurns(List<Supplier<String>> bare, Supplier<String> piloted) {
        this.bare = List.copyOf(bare);
        this.piloted = piloted;
    }

    /**
     * Makes calls for warming up, then measures as many. One round is enough to eject an instance that refuses
     * connections, and 400 rounds are enough to have the code compiled.
     *
     * @param rounds the number of rounds to measure, at least one
     * @return five numbers in microseconds, separated by spaces: the median of a bare call, the median of a call with the
     *     library, and three values of the difference between them: its median, lower quartile and upper quartile
     */
    public String run(int rounds) {
        for (int call = 0; call < rounds * CALLS; call++) {
            bare();
            mayFail();
        }
        double[] alone = new double[rounds];
        double[] picked = new double[rounds];
        double[] added = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            // Who comes first changes, since a machine slows down or speeds up within a round too.
            boolean bareFirst = round % 2 == 0;
            double first = micros(bareFirst ? this::bare : piloted);
            double second = micros(bareFirst ? piloted : this::bare);
            alone[round] = bareFirst ? first : second;
            picked[round] = bareFirst ? second : first;
            added[round] = picked[round] - alone[round];
        }
        return String.format(
                Locale.ROOT,
                "%.3f %.3f %.3f %.3f %.3f",
                Statistics.median(alone),
                Statistics.median(picked),
                Statistics.median(added),
                Statistics.quantile(added, 0.25),
                Statistics.quantile(added, 0.75));
    }

    /** The same instances in turn, each by its own address. */
    private String bare() {
        turn = (turn + 1) % bare.size();
        return bare.get(turn).get();
    }

    /** One instance refuses connections, until it is ejected. */
    private String mayFail() {
        try {
            return piloted.get();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static double micros(Supplier<String> client) {
        long begin = System.nanoTime();
        int characters = 0;
        for (int call = 0; call < CALLS; call++) {
            characters += client.get().length();
        }
        long nanos = System.nanoTime() - begin;
        if (characters == 0) {
            throw new IllegalStateException("the service says nothing");
        }
        return nanos / NANOS / CALLS;
    }
}
