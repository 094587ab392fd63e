package io.piloted.benchmarks.footprint;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The time and memory that a JVM has used until its application is ready.
 *
 * @param millis milliseconds since the JVM's start
 * @param heapKibibytes live heap
 * @param classes the number of loaded classes
 */
public record Footprint(long millis, long heapKibibytes, long classes) {

    private static final String MARK = "footprint";

    /**
     * Measures this JVM.
     *
     * @return the footprint; the time is taken first
     */
    public static Footprint now() {
        long millis = ManagementFactory.getRuntimeMXBean().getUptime();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.gc();
        System.gc(); // also collects objects that the first collection found weakly reachable
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Footprint(millis, heap / 1024, classes);
    }

    /** Prints the footprint on standard output. */
    public void print() {
        System.out.printf(Locale.ROOT, "%s %d %d %d%n", MARK, millis, heapKibibytes, classes);
    }

    /**
     * Finds the output of {@link #print}.
     *
     * @param output the output of a process
     * @return the footprint
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
