package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A simulation of ten minutes of calls in virtual time: 1,000 a second to 11 instances, with a timeout of one second,
 * as in Linkerd's comparison of load balancers. With one instance that takes two seconds, Linkerd published success
 * rates of 95 % for round robin, 99 % for least loaded and 99.9 % for EWMA.
 */
class EjectionSimulationTest {

    private static final int INSTANCES = 11;
    private static final long REQUESTS = 600_000;
    private static final long TIMEOUT_MILLIS = 1_000;
    private static final Response GOOD = new Response(10, true);
    private static final Response ERROR = new Response(1, false);
    private static final Response SLOW = new Response(2_000, true);
    private static final Response NONE = new Response(Long.MAX_VALUE, true);

    private static final OutlierDetection OFF =
            new OutlierDetection(false, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50);

    private record Response(long millis, boolean ok) {}

    /** The behaviour of the instances. */
    private interface Instances {
        Response response(int instance, long millis);
    }

    private record Attempt(long endMillis, Endpoint endpoint, boolean ok, List<Endpoint> tried) {}

    private record Result(double success, Map<String, Integer> attempts) {

        /** The difference between the most and the least used instance, as a fraction. */
        double spread() {
            int most =
                    attempts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
            int least =
                    attempts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
            return attempts.size() < INSTANCES ? 1 : (most - least) / (double) most;
        }
    }

    private static Result run(Instances instances, OutlierDetection settings, int attempts) {
        HandDriven hand = new HandDriven(settings);
        hand.find(IntStream.range(0, INSTANCES).mapToObj(i -> "i" + i).toArray(String[]::new));
        PriorityQueue<Attempt> underWay =
                new PriorityQueue<>((one, other) -> Long.compare(one.endMillis(), other.endMillis()));
        Map<String, Integer> called = new HashMap<>();
        long succeeded = 0;
        for (long millis = 0; millis < REQUESTS + 10 * TIMEOUT_MILLIS; millis++) {
            hand.passTo(millis * 1_000_000);
            while (!underWay.isEmpty() && underWay.peek().endMillis() <= millis) {
                Attempt done = underWay.remove();
                hand.app().report(done.endpoint(), done.ok() ? Outcome.SUCCESS : Outcome.FAILURE);
                if (done.ok()) {
                    succeeded++;
                } else if (done.tried().size() < attempts) {
                    underWay.add(attempt(hand, instances, millis, done.tried(), called));
                }
            }
            if (millis < REQUESTS) {
                underWay.add(attempt(hand, instances, millis, new ArrayList<>(), called));
            }
        }
        return new Result(100.0 * succeeded / REQUESTS, called);
    }

    private static Attempt attempt(
            HandDriven hand, Instances instances, long millis, List<Endpoint> tried, Map<String, Integer> called) {
        Endpoint endpoint = hand.app().next(tried);
        tried.add(endpoint);
        called.merge(endpoint.address(), 1, Integer::sum);
        Response response =
                instances.response(Integer.parseInt(endpoint.address().substring(1)), millis);
        long took = Math.min(TIMEOUT_MILLIS, response.millis());
        return new Attempt(millis + took, endpoint, response.ok() && response.millis() < TIMEOUT_MILLIS, tried);
    }

    private static void print(String scenario, Result without, Result with, Result again) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %9.3f %% %9.3f %% %9.3f %%%n",
                scenario,
                without.success(),
                with.success(),
                again.success());
    }

    /** Prints a line of the table, and returns the result with ejection. */
    private static Result compare(String scenario, Instances instances) {
        Result with = run(instances, TestSettings.OUTLIERS, 1);
        print(scenario, run(instances, OFF, 1), with, run(instances, TestSettings.OUTLIERS, 2));
        return with;
    }

    @Test
    void oneBadInstance_costsTheCallsUntilItIsEjected_andOneForEachReturn() {
        System.out.printf("%-24s %11s %11s %11s%n", "success", "round robin", "+ ejection", "+ call(2)");
        assertThat(compare("one slow by 2 s", (instance, millis) -> instance == 3 ? SLOW : GOOD)
                        .success())
                .isGreaterThanOrEqualTo(99.98);
        assertThat(compare("one black hole", (instance, millis) -> instance == 3 ? NONE : GOOD)
                        .success())
                .isGreaterThanOrEqualTo(99.98);
        assertThat(compare("one with fast errors", (instance, millis) -> instance == 3 ? ERROR : GOOD)
                        .success())
                .isGreaterThanOrEqualTo(99.99);
    }

    /** It fails for 20 of 40 seconds. Its ejections become longer and longer, unless it responds when it returns. */
    @Test
    void flappingInstance_isWorseThanNone() {
        Result with = compare(
                "one flapping, 20 s each",
                (instance, millis) -> instance == 3 && millis / 20_000 % 2 == 1 ? NONE : GOOD);
        assertThat(with.success()).isGreaterThan(99.5);
    }

    @Test
    void allInstancesBad_areUsedAsWithoutEjection() {
        Result slow = compare("all slow by 2 s", (instance, millis) -> SLOW);
        assertThat(slow.success()).isZero();
        assertThat(slow.spread()).isLessThan(0.01);

        Result errors = compare("all with fast errors", (instance, millis) -> ERROR);
        assertThat(errors.spread()).isLessThan(0.01);
    }

    /** All fail for a minute. When they are good again, none may be left out for long. */
    @Test
    void allInstances_thatWereBad_areUsedAgain() {
        Result with = compare("all bad for 60 of 600 s", (instance, millis) -> millis < 60_000 ? ERROR : GOOD);
        assertThat(with.success()).isGreaterThan(89.9);
        assertThat(with.spread()).isLessThan(0.1);
    }

    @Test
    void secondAttempt_findsAGoodInstance() {
        assertThat(run((instance, millis) -> instance == 3 ? NONE : GOOD, TestSettings.OUTLIERS, 2)
                        .success())
                .isEqualTo(100);
    }
}
