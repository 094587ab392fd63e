package io.piloted.registry;

import static io.piloted.Outcome.FAILURE;
import static io.piloted.Outcome.SUCCESS;
import static io.piloted.registry.HandDriven.START;
import static io.piloted.registry.HandDriven.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of outlier detection (C12.1), with a simulated clock. */
class OutlierDetectorTest {

    private static final Duration BASE = Duration.ofSeconds(30);

    private final HandDriven hand = new HandDriven(TestSettings.OUTLIERS);

    private static HandDriven percent(int percent) {
        return new HandDriven(new OutlierDetection(true, 5, BASE, Duration.ofMinutes(5), percent));
    }

    private static EndpointEjected ejected(String address, int atSeconds, int seconds, int failures, int ejections) {
        return new EndpointEjected(
                "app",
                endpoint(address),
                START.plusSeconds(atSeconds),
                START.plusSeconds(atSeconds + seconds),
                failures,
                ejections);
    }

    private static EndpointReturned returned(String address, int atSeconds, boolean onTrial) {
        return new EndpointReturned("app", endpoint(address), START.plusSeconds(atSeconds), onTrial);
    }

    private static Endpoint weighted(String address, int weight) {
        return new Endpoint(address, 80, "", List.of(), Map.of(), "", "", weight);
    }

    @Test
    void failures_fewerThanTheOption_changeNothing() {
        hand.find("a", "b", "c");
        hand.fail("a", 4);

        assertThat(hand.picks(6)).isEqualTo("abcabc");
        assertThat(hand.events).isEmpty();
    }

    @Test
    void failures_asManyAsTheOption_takeTheTurnsAway() {
        hand.find("a", "b", "c");
        hand.picks(1);
        hand.fail("b", 5);

        assertThat(hand.picks(4)).isEqualTo("caca");
        assertThat(hand.app().endpoints()).hasSize(3);
        assertThat(hand.events).containsExactly(ejected("b", 0, 30, 5, 1));
        assertThat(hand.app().snapshot().ejected()).containsExactly(ejected("b", 0, 30, 5, 1));
        assertThat(hand.app().state().ejected()).isOne();
    }

    @Test
    void success_betweenFailures_beginsTheCountAnew() {
        hand.find("a", "b");
        hand.fail("a", 4);
        hand.report("a", SUCCESS);
        hand.fail("a", 4);

        assertThat(hand.picks(4)).isEqualTo("abab");
        hand.fail("a", 1);
        assertThat(hand.picks(4)).isEqualTo("bbbb");
    }

    @Test
    void return_afterTheBaseTime_isOnTrial() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.pass(BASE.minusNanos(1));
        assertThat(hand.picks(3)).isEqualTo("bbb");

        hand.pass(Duration.ofNanos(1));
        assertThat(hand.picks(4)).isEqualTo("abbb");
        assertThat(hand.events).last().isEqualTo(returned("a", 30, true));

        hand.fail("a", 1);
        assertThat(hand.picks(3)).isEqualTo("bbb");
        assertThat(hand.events).last().isEqualTo(ejected("a", 30, 60, 1, 2));
    }

    @Test
    void trial_withOneSuccess_isOver() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.pass(BASE);
        hand.report("a", SUCCESS);
        hand.fail("a", 4);
        assertThat(hand.picks(4)).isIn("abab", "baba");

        hand.fail("a", 1);
        assertThat(hand.events).last().isEqualTo(ejected("a", 30, 30, 5, 1));
    }

    @Test
    void trial_withoutReport_givesAllPicksAfterBaseTime() {
        hand.find("a", "b", "c");
        hand.fail("a", 5);
        hand.pass(BASE);
        assertThat(hand.picks(5)).isEqualTo("abcbc");
        hand.pass(BASE.minusNanos(1));
        assertThat(hand.picks(4)).isEqualTo("bcbc");

        hand.pass(Duration.ofNanos(1));
        assertThat(hand.picks(6)).contains("a").isIn("abcabc", "bcabca", "cabcab");
        assertThat(hand.timers()).isZero();
        hand.fail("a", 1);
        assertThat(hand.events)
                .containsExactly(ejected("a", 0, 30, 5, 1), returned("a", 30, true), ejected("a", 60, 60, 1, 2));
    }

    @Test
    void trial_keepsItsPickUntilItIsUsed() {
        hand.find("a", "b", "c", "d");
        hand.fail("a", 5);
        hand.fail("b", 5);
        hand.pass(BASE);
        hand.find("a", "b", "c", "d", "e");
        hand.report("b", SUCCESS);
        hand.fail("c", 5);
        hand.find("a", "b", "c", "d", "e", "f");
        assertThat(hand.picks(7)).startsWith("a").hasSize(7).doesNotContain("c");
        assertThat(hand.picks(6)).doesNotContain("a");

        hand.find("a", "b", "c", "d");
        assertThat(hand.picks(6)).as("it has had its turn").doesNotContain("a");
        assertThat(hand.app().state().picks()).isEqualTo(19);
    }

    @Test
    void trials_ofSeveralEndpoints_haveOnePickEach() {
        hand.find("a", "b", "c", "d");
        hand.fail("b", 5);
        hand.fail("d", 5);
        hand.pass(BASE);

        assertThat(hand.picks(6)).isEqualTo("bdacac");
        hand.report("d", SUCCESS);
        hand.fail("b", 1);
        assertThat(hand.picks(6)).isIn("acdacd", "cdacda", "dacdac");
    }

    @Test
    void trial_failedBeforeItsPick_hasNoPick() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.pass(BASE);
        hand.fail("a", 1);

        assertThat(hand.picks(3)).isEqualTo("bbb");
        assertThat(hand.app().state().picks()).isEqualTo(3);
    }

    @Test
    void trial_withOnePick_countsForThePercentage() {
        hand.find("a", "b", "c", "d");
        hand.fail("a", 5);
        hand.fail("b", 5);
        hand.pass(BASE);
        hand.picks(2);
        hand.fail("c", 5);
        assertThat(hand.picks(4)).isIn("cdcd", "dcdc");

        hand.report("c", SUCCESS);
        hand.find("a", "b", "c");
        assertThat(hand.picks(4)).as("one of three may be without").isIn("acac", "caca", "bcbc", "cbcb");
        assertThat(hand.events).hasSize(4);
    }

    @Test
    void trial_amongUnequalWeights_keepsTheirShares() {
        hand.find(weighted("a", 5), weighted("b", 2), weighted("c", 1));
        for (int i = 0; i < 5; i++) {
            hand.app().report(weighted("a", 5), FAILURE);
        }
        hand.pass(BASE);

        Map<String, Long> picks = Stream.generate(() -> hand.app().next().address())
                .limit(301)
                .collect(Collectors.groupingBy(address -> address, Collectors.counting()));
        assertThat(picks).isEqualTo(Map.of("a", 1L, "b", 200L, "c", 100L));
    }

    @Test
    void ejections_inARow_growUpToTheMaximum() {
        hand.find("a", "b");
        hand.fail("a", 5);
        List<Long> seconds = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> {
                    EndpointEjected last = hand.app().snapshot().ejected().get(0);
                    long time = Duration.between(last.at(), last.until()).toSeconds();
                    hand.pass(Duration.ofSeconds(time));
                    hand.fail("a", 1);
                    return time;
                })
                .toList();

        assertThat(seconds).containsExactly(30L, 60L, 90L, 120L, 150L, 180L, 210L, 240L, 270L, 300L, 300L, 300L);
    }

    @Test
    void reports_aboutAnEjectedEndpoint_areOfCallsBefore() {
        hand.find("a", "b");
        hand.fail("a", 8);
        hand.report("a", SUCCESS, FAILURE);

        assertThat(hand.picks(3)).isEqualTo("bbb");
        hand.pass(BASE);
        assertThat(hand.events).containsExactly(ejected("a", 0, 30, 5, 1), returned("a", 30, true));
    }

    @Test
    void refresh_thatStillListsIt_doesNotEndTheEjection() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.find("a", "b", "c");
        hand.find(weighted("a", 2), endpoint("b"), endpoint("c"), endpoint("d"));

        assertThat(hand.picks(6)).isEqualTo("bcdbcd");
        hand.pass(BASE);
        assertThat(hand.picks(8)).contains("a");
        assertThat(hand.events).last().isEqualTo(new EndpointReturned("app", weighted("a", 2), START.plus(BASE), true));
    }

    @Test
    void endpoint_thatLeavesAndComesBack_beginsAnew() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.find("b");
        assertThat(hand.timers()).isZero();
        hand.find("a", "b");
        hand.fail("a", 4);

        assertThat(hand.picks(4)).isEqualTo("abab");
        assertThat(hand.events).hasSize(1);
    }

    @Test
    void service_thatLeavesAndComesBack_beginsAnew() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.leave();
        hand.find("a", "b");

        assertThat(hand.picks(4)).isEqualTo("abab");
        assertThat(hand.timers()).isZero();
        assertThat(hand.app().state().picks()).isEqualTo(4);
    }

    @Test
    void report_aboutAnEndpointThatIsNotThere_isIgnored() {
        hand.find("a", "b");
        hand.fail("c", 9);
        hand.find("a", "b", "c");

        assertThat(hand.picks(3)).isEqualTo("abc");
        assertThat(hand.app().state().failures()).isEqualTo(9);
    }

    @Test
    void ejections_areNeverMoreThanThePercentage() {
        hand.find("a", "b", "c", "d", "e");
        hand.fail("a", 5);
        hand.fail("b", 5);
        hand.fail("c", 5);

        assertThat(hand.picks(6)).isEqualTo("cdecde");
        assertThat(hand.events).hasSize(2);
        hand.pass(BASE);
        hand.report("a", SUCCESS);
        hand.fail("c", 1);
        assertThat(hand.picks(20)).contains("a", "b").doesNotContain("c");
    }

    @Test
    void percentage_ofFewEndpoints_allowsOneOfSeveral() {
        HandDriven little = percent(1);
        little.find("a", "b");
        little.fail("a", 5);
        assertThat(little.picks(2)).isEqualTo("bb");

        HandDriven single = percent(100);
        single.find("a");
        single.fail("a", 9);
        assertThat(single.picks(2)).isEqualTo("aa");
        assertThat(single.events).isEmpty();

        HandDriven none = percent(0);
        none.find("a", "b");
        none.fail("a", 9);
        assertThat(none.picks(2)).isEqualTo("ab");
    }

    @Test
    void all_whenNoneIsGood_areUsed() {
        HandDriven all = percent(100);
        all.find("a", "b", "c");
        all.fail("a", 5);
        all.fail("b", 5);
        assertThat(all.picks(3)).isEqualTo("ccc");

        all.fail("c", 5);
        assertThat(all.picks(6).chars().sorted().mapToObj(c -> "" + (char) c).collect(Collectors.joining()))
                .isEqualTo("aabbcc");

        all.report("b", SUCCESS);
        assertThat(all.events).last().isEqualTo(returned("b", 0, false));
        assertThat(all.picks(4)).isIn("bcbc", "cbcb");
    }

    @Test
    void all_whenNoneIsGood_areUsedAlsoDuringTrials() {
        hand.find("a", "b");
        hand.fail("a", 5);
        hand.fail("b", 5);
        for (int i = 0; i < 5; i++) {
            assertThat(hand.picks(4)).isIn("abab", "baba");
            hand.pass(BASE);
            assertThat(hand.picks(4)).isIn("abab", "baba");
            hand.fail("a", 1);
            hand.fail("b", 1);
        }
    }

    @Test
    void refresh_thatLeavesFew_endsTheEjectionsThatAreTooMany() {
        hand.find("a", "b", "c", "d");
        hand.fail("a", 5);
        hand.pass(Duration.ofSeconds(1));
        hand.fail("b", 5);
        hand.find("a", "b", "c");

        assertThat(hand.picks(4)).isEqualTo("acac");
        assertThat(hand.events).last().isEqualTo(returned("a", 1, true));
    }

    @Test
    void weights_areKeptAmongTheOthers() {
        Endpoint a = weighted("a", 5);
        Endpoint b = weighted("b", 2);
        Endpoint c = weighted("c", 1);
        hand.find(a, b, c);
        for (int i = 0; i < 5; i++) {
            hand.app().report(a, FAILURE);
        }

        Map<String, Long> picks = Stream.generate(() -> hand.app().next().address())
                .limit(300)
                .collect(Collectors.groupingBy(address -> address, Collectors.counting()));
        assertThat(picks).isEqualTo(Map.of("b", 200L, "c", 100L));
    }

    @Test
    void ejection_goesOnWhereTheRotationWas() {
        hand.find("a", "b", "c", "d");
        hand.picks(2);
        hand.fail("c", 5);
        assertThat(hand.picks(3)).isEqualTo("dab");
        hand.pass(BASE);
        assertThat(hand.picks(4)).isEqualTo("cdab");
        assertThat(hand.app().state().picks()).isEqualTo(9);
    }

    @Test
    void ejection_betweenThePreparationOfARefreshAndItsPublication_isNotLost() {
        hand.find("a", "b", "c");
        Services.Publication refresh = hand.services.prepare(
                Map.of("app", LookupResult.found(List.of(endpoint("a"), endpoint("b"), endpoint("d")))));
        hand.picks(3);
        hand.fail("a", 5);
        hand.picks(2);
        refresh.publish();
        refresh.publish();

        assertThat(hand.picks(4)).isEqualTo("bdbd");
        assertThat(hand.app().state().picks()).isEqualTo(9);
    }

    @Test
    void disabled_ejectsNobody() {
        HandDriven off = new HandDriven(new OutlierDetection(false, 1, BASE, BASE, 50));
        off.find("a", "b");
        off.fail("a", 9);

        assertThat(off.picks(2)).isEqualTo("ab");
        assertThat(off.app().state().failures()).isEqualTo(9);
    }

    @Test
    void timer_isOneForTheFirstReturn() {
        hand.find("a", "b", "c", "d");
        hand.fail("a", 5);
        hand.pass(Duration.ofSeconds(10));
        hand.fail("b", 5);
        assertThat(hand.timers()).isOne();
        hand.pass(Duration.ofSeconds(20));
        assertThat(hand.timers()).isOne();
        hand.pass(Duration.ofSeconds(10));
        assertThat(hand.timers()).as("for the first trial").isOne();
        assertThat(hand.events).hasSize(4);
        hand.report("a", SUCCESS);
        hand.report("b", SUCCESS);
        assertThat(hand.timers()).isZero();
    }

    @Test
    void next_leavesOutWhatWasTried() {
        hand.find("a", "b", "c");
        assertThat(hand.app().next(List.of(endpoint("a"))).address()).isEqualTo("b");
        assertThat(hand.app().next(List.of(endpoint("c"), endpoint("a"))).address())
                .isEqualTo("b");
        assertThat(hand.app()
                        .next(List.of(endpoint("a"), endpoint("b"), endpoint("c")))
                        .address())
                .isEqualTo("c");
        assertThat(hand.picks(3)).isEqualTo("abc");
        assertThat(hand.app().state().picks()).isEqualTo(6);
    }

    @Test
    void next_withUnequalWeights_leavesOutWhatWasTried() {
        Endpoint heavy = weighted("a", 900);
        Endpoint light = weighted("b", 1);
        Endpoint tiny = weighted("c", 1);
        hand.find(heavy, light, tiny);
        for (int i = 0; i < 2_000; i++) {
            assertThat(hand.app().next(List.of(heavy)).address()).isNotEqualTo("a");
            assertThat(hand.app().next(List.of(light, heavy)).address()).isEqualTo("c");
        }
    }
}
