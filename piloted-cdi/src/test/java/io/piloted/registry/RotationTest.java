package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of round robin (C4.1). */
@Tag("production-jvm")
class RotationTest {

    private static final List<Endpoint> ABC =
            Stream.of("a", "b", "c").map(name -> Endpoint.of(name, 80)).toList();

    @Test
    void next_fromTheFirstCall_goesRound() {
        Rotation rotation = new Rotation(ABC, 0, null);

        assertThat(Stream.generate(rotation::next).limit(7).map(Endpoint::address))
                .containsExactly("a", "b", "c", "a", "b", "c", "a");
    }

    @Test
    void next_pastIntegerOverflow_staysExact() {
        Rotation rotation = new Rotation(ABC, Integer.MAX_VALUE - 1L, null); // 2147483646 is divisible by 3

        assertThat(Stream.generate(rotation::next).limit(6).map(Endpoint::address))
                .containsExactly("a", "b", "c", "a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 127, 128, 129, 1000})
    void next_lapAfterLap_goesRound(int size) {
        List<Endpoint> endpoints = IntStream.range(0, size)
                .mapToObj(i -> Endpoint.of("host", 1 + i))
                .toList();
        Rotation rotation = new Rotation(endpoints, 5, null);

        for (int turn = 5; turn < 5000; turn++) {
            assertThat(rotation.next()).isEqualTo(endpoints.get(turn % size));
        }
    }

    @Test
    void next_noEndpoints_isNull() {
        assertThat(new Rotation(List.of(), 0, null).next()).isNull();
    }

    @Test
    void next_underManyThreads_givesEachEndpointExactlyItsShare() throws Exception {
        Rotation rotation = new Rotation(ABC, 0, null);
        Map<Endpoint, LongAdder> given = new ConcurrentHashMap<>();
        int threads = 8;
        int picks = 30_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch together = new CountDownLatch(threads);
            Callable<Integer> picker = () -> {
                together.countDown();
                together.await();
                for (int i = 0; i < picks; i++) {
                    given.computeIfAbsent(rotation.next(), key -> new LongAdder())
                            .increment();
                }
                return picks;
            };
            List<Future<Integer>> done = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(picker))
                    .toList();
            for (Future<Integer> each : done) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(given.values())
                .hasSize(3)
                .allSatisfy(count -> assertThat(count.sum()).isEqualTo((long) threads * picks / 3));
    }

    @Test
    void picks_areCountedOnOverLaterRotations() {
        Rotation first = new Rotation(ABC, 7, null);
        first.next();
        first.next();
        Rotation second = new Rotation(ABC, 0, first);
        second.next();
        first.next(); // a delayed thread
        Rotation third = new Rotation(List.of(), 5, second);
        third.next();

        assertThat(first.picks()).isEqualTo(3);
        assertThat(second.picks()).isEqualTo(4);
        assertThat(third.picks()).isEqualTo(4);
    }
}
