package io.piloted.benchmarks.refresh;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** A counter of the bytes that all threads of the JVM allocate. It misses threads that end before the next reading. */
final class Allocation {

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = now();

    /** The bytes since the counter was created. */
    long bytes() {
        return now().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    private Map<Long, Long> now() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> all = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                all.put(ids[i], bytes[i]);
            }
        }
        return all;
    }
}
