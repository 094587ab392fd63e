package io.piloted.template;

/**
 * The capacity that a slice of ints has in Go 1.19 when it grows one by one. The function {@code slice} makes it
 * visible to templates.
 */
final class GoCapacity {

    private static final int INT_BYTES = 8;
    private static final int DOUBLE_UP_TO = 256;
    private static final int PAGE_BYTES = 8192;

    /** Go's size classes for more than {@link #DOUBLE_UP_TO} ints. Below that, each doubled size is a size class. */
    private static final int[] SIZE_CLASSES = {
        2304, 2688, 3072, 3200, 3456, 4096, 4864, 5120, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880,
        12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768
    };

    private GoCapacity() {}

    static int afterAppending(int count) {
        int capacity = Math.min(count, 1);
        while (capacity < count) {
            capacity = capacity < DOUBLE_UP_TO ? 2 * capacity : allocated(capacity + (capacity + 3 * DOUBLE_UP_TO) / 4);
        }
        return capacity;
    }

    private static int allocated(int ints) {
        int bytes = ints * INT_BYTES;
        for (int size : SIZE_CLASSES) {
            if (bytes <= size) {
                return size / INT_BYTES;
            }
        }
        return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES / INT_BYTES;
    }
}
