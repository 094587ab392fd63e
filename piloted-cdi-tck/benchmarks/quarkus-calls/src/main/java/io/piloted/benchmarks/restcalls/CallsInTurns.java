package io.piloted.benchmarks.restcalls;

import java.util.List;
import java.util.function.Supplier;

/**
 * The calls of a bare client and of one that knows the library, by turns in one JVM: whatever the machine does for longer
 * than a round hits both. Prints a line for each round: the nanoseconds that a call took with either.
 */
public final class CallsInTurns {

    /** What the client with the library calls. */
    public static final String SERVICE = "http://app.piloted";

    private static final int CALLS = 50;

    /** More than it takes until the instance that refuses connections is ejected, and until the code is compiled. */
    private static final int WARM_UP_ROUNDS = 400;

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
     * Calls.
     *
     * @param rounds how many count
     */
    public void run(int rounds) {
        for (int call = 0; call < WARM_UP_ROUNDS * CALLS; call++) {
            bare();
            mayFail();
        }
        for (int round = 0; round < rounds; round++) {
            // Who comes first changes, since a machine slows down or speeds up within a round too.
            boolean bareFirst = round % 2 == 0;
            long first = nanos(bareFirst ? this::bare : piloted);
            long second = nanos(bareFirst ? piloted : this::bare);
            System.out.println((bareFirst ? first : second) + " " + (bareFirst ? second : first));
        }
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

    private static long nanos(Supplier<String> client) {
        long begin = System.nanoTime();
        int characters = 0;
        for (int call = 0; call < CALLS; call++) {
            characters += client.get().length();
        }
        long nanos = System.nanoTime() - begin;
        if (characters == 0) {
            throw new IllegalStateException("the service says nothing");
        }
        return nanos / CALLS;
    }
}
