package io.piloted.benchmarks;

import io.piloted.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The instances for all benchmarks: 10.0.0.0:8080 and following. */
final class Endpoints {

    private static final int PORT = 8080;

    private Endpoints() {}

    static List<Endpoint> equal(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Endpoint.of(address(i), PORT))
                .toList();
    }

    static List<Endpoint> weighted(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new Endpoint(address(i), PORT, "id" + i, List.of(), Map.of(), "", "", weight(i)))
                .toList();
    }

    /** The instances in the format of Stork's static list and of {@code piloted.catalog}. */
    static String joined(int size, String quote) {
        return IntStream.range(0, size)
                .mapToObj(i -> quote + address(i) + ':' + PORT + quote)
                .collect(Collectors.joining(","));
    }

    static String address(int index) {
        return "10.0." + index / 256 + '.' + index % 256;
    }

    /** From 1 to 5. */
    static int weight(int index) {
        return 1 + index % 5;
    }

    static int port() {
        return PORT;
    }
}
