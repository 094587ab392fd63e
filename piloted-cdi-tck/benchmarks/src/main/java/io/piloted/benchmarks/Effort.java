package io.piloted.benchmarks;

import java.util.Locale;

/** The effort of the benchmarks: full, or just enough to check that they run. */
public enum Effort {
    /** For the published tables: at most 20 minutes on an idle machine. */
    FULL,
    /** A smoke test: its numbers mean little. */
    QUICK;

    /**
     * Finds the effort by its name.
     *
     * @param name in any case
     * @return the effort
     */
    public static Effort of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Selects one of two numbers.
     *
     * @param full the number for {@link #FULL}
     * @param quick the number for {@link #QUICK}
     * @return the number for this effort
     */
    public int of(int full, int quick) {
        return this == FULL ? full : quick;
    }
}
