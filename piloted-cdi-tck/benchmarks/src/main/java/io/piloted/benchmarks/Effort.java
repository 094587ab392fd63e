package io.piloted.benchmarks;

import java.util.Locale;

/** How much is done: everything to the full, or just enough to see that it runs. */
public enum Effort {
    /** What the tables are made with: at most 20 minutes on an idle machine. */
    FULL,
    /** A smoke test: its numbers mean little. */
    QUICK;

    /**
     * By its name.
     *
     * @param name in any case
     * @return the effort
     */
    public static Effort of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * One of two numbers.
     *
     * @param full how often for {@link #FULL}
     * @param quick how often for {@link #QUICK}
     * @return the number that fits
     */
    public int of(int full, int quick) {
        return this == FULL ? full : quick;
    }
}
