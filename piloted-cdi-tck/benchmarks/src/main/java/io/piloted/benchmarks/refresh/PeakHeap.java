package io.piloted.benchmarks.refresh;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most that the heap's pools held while something ran, whatever the collector could have freed. */
final class PeakHeap {

    private static final long MEGABYTE = 1024L * 1024;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private long live;
    private long peak;

    void begin() {
        System.gc();
        live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    void end() {
        long now =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        peak = Math.max(peak, now);
    }

    long liveMegabytes() {
        return live / MEGABYTE;
    }

    long peakMegabytes() {
        return peak / MEGABYTE;
    }
}
