package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.piloted.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Tests of the order of a cycle (C4.3). */
class ScheduleTest {

    @Test
    void of_weights511_isSmooth() {
        assertThat(order(5, 1, 1)).isEqualTo("0010200");
    }

    @Test
    void of_equalWeights_isTheCatalogsOrder() {
        assertThat(order(7, 7, 7)).isEqualTo("012");
    }

    @Test
    void of_weightsWithACommonDivisor_areReduced() {
        assertThat(order(200, 100)).isEqualTo("010");
    }

    @Test
    void of_noEndpoints_isEmpty() {
        assertThat(Schedule.of(List.of()).lap()).isEmpty();
    }

    @Test
    void of_hugeWeights_staysBoundedAndProportional() {
        int[] weights = {1_000_000_007, 500_000_003, 1};
        Schedule schedule = Schedule.of(endpoints(weights));

        double[] shares = shares(schedule, weights.length);
        assertThat(slots(schedule)).isLessThanOrEqualTo(6 * 1024);
        assertThat(shares[0] / shares[1]).isBetween(1.99, 2.01);
        assertThat(shares[2] * 1_500_000_011.0).isBetween(0.99, 1.01);
    }

    /** The maximum error in the class documentation, also for larger weights than Consul's. */
    @Property(tries = 300)
    void of_anyWeights_isWithinOnePercentOfEachShare(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1) Integer> weights) {
        assertSharesAreClose(weights.stream().mapToInt(Integer::intValue).toArray());
    }

    @Property(tries = 300)
    void of_consulsWeights_isWithinOnePercentOfEachShare(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 65_535) Integer> weights) {
        assertSharesAreClose(weights.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void of_manyDifferentWeights_isWithinOnePercentOfEachShare() {
        assertSharesAreClose(IntStream.rangeClosed(1, 361).toArray());
        assertSharesAreClose(IntStream.rangeClosed(1, 20_000).toArray());
        int[] uneven = new int[5_000];
        Arrays.fill(uneven, 1);
        uneven[7] = 65_535;
        assertSharesAreClose(uneven);
        uneven[8] = Integer.MAX_VALUE;
        assertSharesAreClose(uneven);
    }

    /** A regression test: this once took 28 s on the refresh thread. */
    @Test
    void of_manyServicesOfManyDifferentWeights_takesFewSteps() {
        List<Endpoint> endpoints = endpoints(IntStream.rangeClosed(1, 361).toArray());

        assertThat(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 200; i++) {
                        Schedule.of(endpoints);
                    }
                }))
                .succeedsWithin(Duration.ofSeconds(20));
    }

    /** After any number of picks, each endpoint's number of picks is close to its share. */
    @Property(tries = 50)
    void of_weightsOfALongCycle_isSmooth(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 65_535) Integer> weights) {
        List<Endpoint> endpoints =
                endpoints(weights.stream().mapToInt(Integer::intValue).toArray());
        double[] shares = shares(Schedule.of(endpoints), endpoints.size());
        Rotation rotation = new Rotation(endpoints, 0, null);
        int[] picks = new int[endpoints.size()];
        for (int turn = 1; turn <= 5_000; turn++) {
            Endpoint picked = rotation.next();
            assertThat(picked).isNotNull();
            picks[picked.port()]++;
            for (int i = 0; i < picks.length; i++) {
                assertThat(picks[i]).isCloseTo((int) Math.round(turn * shares[i]), within(5));
            }
        }
    }

    private static void assertSharesAreClose(int[] weights) {
        Schedule schedule = Schedule.of(endpoints(weights));
        double[] shares = shares(schedule, weights.length);
        double sum = Arrays.stream(weights).asLongStream().sum();
        double largestError = 0;
        for (int i = 0; i < weights.length; i++) {
            largestError = Math.max(largestError, Math.abs(shares[i] * sum / weights[i] - 1));
        }
        assertThat(largestError).isLessThan(Schedule.MAX_ERROR);
        assertThat(slots(schedule)).isLessThanOrEqualTo(13 * Math.max(1024, 16 * weights.length));
    }

    /** The share of each endpoint, by its index. */
    private static double[] shares(Schedule schedule, int endpoints) {
        double[] shares = new double[endpoints];
        double share = 1;
        for (Schedule layer = schedule; layer != null; layer = layer.rest()) {
            double turn = share / layer.lap().length;
            int left = 0;
            for (Endpoint endpoint : layer.lap()) {
                if (endpoint != null) {
                    shares[endpoint.port()] += turn;
                } else {
                    left++;
                }
            }
            share = turn * left;
        }
        return shares;
    }

    private static int slots(Schedule schedule) {
        int slots = 0;
        for (Schedule layer = schedule; layer != null; layer = layer.rest()) {
            slots += layer.lap().length;
        }
        return slots;
    }

    @Property(tries = 300)
    void of_anyWeights_isWhatTheTextbookAlgorithmGives(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> weights) {
        int[] given = weights.stream().mapToInt(Integer::intValue).toArray();

        assertThat(cycle(given).stream().map(Endpoint::port)).containsExactlyElementsOf(textbook(given));
    }

    /** nginx's original algorithm, which compares every endpoint at every step. */
    private static List<Integer> textbook(int[] weights) {
        int divisor = Arrays.stream(weights).reduce(0, ScheduleTest::gcd);
        int total = Arrays.stream(weights).sum();
        int[] credit = new int[weights.length];
        List<Integer> order = new ArrayList<>();
        for (int step = 0; step < total / divisor; step++) {
            int best = 0;
            for (int i = 0; i < weights.length; i++) {
                credit[i] += weights[i];
                if (credit[i] > credit[best]) {
                    best = i;
                }
            }
            credit[best] -= total;
            order.add(best);
        }
        return order;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static String order(int... weights) {
        return cycle(weights).stream()
                .map(endpoint -> String.valueOf(endpoint.port()))
                .collect(Collectors.joining());
    }

    /** The cycle that a lap repeats. */
    private static List<Endpoint> cycle(int... weights) {
        int length = Arrays.stream(weights).sum() / Arrays.stream(weights).reduce(0, ScheduleTest::gcd);
        List<Endpoint> lap = Arrays.asList(Schedule.of(endpoints(weights)).lap());
        for (int i = length; i < lap.size(); i++) {
            assertThat(lap.get(i)).isSameAs(lap.get(i - length));
        }
        assertThat(lap.size() % length).isZero();
        return lap.subList(0, length);
    }

    /** Endpoints whose port is their index. */
    private static List<Endpoint> endpoints(int... weights) {
        List<Endpoint> list = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            list.add(new Endpoint("host", i, "", List.of(), Map.of(), "", "", weights[i]));
        }
        return list;
    }
}
