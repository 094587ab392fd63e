package io.piloted.benchmarks.footprint;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a JVM has spent until its application is up.
 *
 * @param millis since the JVM's start
 * @param heapKibibytes that are live
 * @param classes that are loaded
 */
public record Footprint(long millis, long heapKibibytes, long classes) {

    private static final String MARK = "footprint";

    /**
     * What this JVM has spent.
     *
     * @return the time as of now, then the rest
     */
    public static Footprint now() {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.gc();
        System.gc(); // what the first found to be softly or weakly held
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Footprint(millis, heap / 1024, classes);
    }

    /** Says it on standard output. */
    public void print() {
        System.out.printf(Locale.ROOT, "%s %d %d %d%n", MARK, millis, heapKibibytes, classes);
    }

    /**
     * Finds what {@link #print} said.
     *
     * @param output of a process
     * @return what it spent
     */
    public static Footprint in(String output) {
        String[] words = output.lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no footprint in:\n" + output))
                .split(" ", -1);
        return new Footprint(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
