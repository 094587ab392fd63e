package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** C4.3: the order of a cycle. */
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
        assertThat(Schedule.of(List.of())).isEmpty();
    }

    @Test
    void of_hugeWeights_staysBoundedAndProportional() {
        Endpoint[] schedule = Schedule.of(endpoints(1_000_000_007, 500_000_003, 1));

        Map<Integer, Long> picks =
                Arrays.stream(schedule).collect(Collectors.groupingBy(Endpoint::port, Collectors.counting()));
        assertThat(schedule.length).isLessThanOrEqualTo(Schedule.MAX_CYCLE + 3);
        assertThat((double) picks.get(0) / picks.get(1)).isBetween(1.99, 2.01);
        assertThat(picks.get(2)).isEqualTo(1);
    }

    @Property(tries = 300)
    void of_anyWeights_isWhatTheTextbookAlgorithmGives(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> weights) {
        int[] given = weights.stream().mapToInt(Integer::intValue).toArray();

        assertThat(Arrays.stream(Schedule.of(endpoints(given))).map(Endpoint::port))
                .containsExactlyElementsOf(textbook(given));
    }

    /** nginx's algorithm as it is written, every endpoint compared at every step. */
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
        return Arrays.stream(Schedule.of(endpoints(weights)))
                .map(endpoint -> String.valueOf(endpoint.port()))
                .collect(Collectors.joining());
    }

    /** The port tells the index. */
    private static List<Endpoint> endpoints(int... weights) {
        List<Endpoint> list = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            list.add(new Endpoint("host", i, "", List.of(), Map.of(), "", "", weights[i]));
        }
        return list;
    }
}
