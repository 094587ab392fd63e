package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.ServicesUpdated.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the failures that are reported (C5.4). */
class OutageTest {

    private static final Failure REFUSED = new Failure("PILOT02100", "PILOT02100: connection refused");
    private static final Failure DENIED = new Failure("PILOT02110", "PILOT02110: denied");

    private static Map<String, Failure> failing(Failure failure, String... services) {
        Map<String, Failure> failures = new LinkedHashMap<>();
        for (String service : services) {
            failures.put(service, failure);
        }
        return failures;
    }

    private static Outage.News news(Outage outage, Map<String, Failure> failures) {
        return outage.news(failures, Optional.empty());
    }

    private static Optional<Failure> file(String message) {
        return Optional.of(new Failure("PILOT00501", message));
    }

    @Test
    void news_fewerServicesFail_isNone_untilNoneFails() {
        Outage outage = news(Outage.NONE, failing(REFUSED, "a", "b", "c")).outage();
        Outage.News fewer = news(outage, failing(REFUSED, "b"));
        assertThat(fewer.isNews()).isFalse();

        Outage.News end = news(fewer.outage(), Map.of());
        assertThat(end.recovered()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(end.outage()).isEqualTo(Outage.NONE);
    }

    /** A service that fails again while others still fail is not reported again. */
    @Test
    void news_aServiceFailsAgainInTheSameOutage_isNone() {
        Outage outage = news(Outage.NONE, failing(REFUSED, "a", "b")).outage();
        outage = news(outage, failing(REFUSED, "b")).outage();

        assertThat(news(outage, failing(REFUSED, "a", "b")).isNews()).isFalse();
    }

    @Test
    void news_anotherReasonOrService_isNews() {
        Outage outage = news(Outage.NONE, failing(REFUSED, "a")).outage();

        assertThat(news(outage, failing(DENIED, "a")).failed()).containsOnly(Map.entry("a", DENIED));
        assertThat(news(outage, failing(REFUSED, "a", "b")).failed()).containsOnlyKeys("b");
    }

    @Test
    void news_theSameCodeWithAnotherTime_isNone() {
        Outage outage = news(Outage.NONE, failing(new Failure("PILOT02102", "PILOT02102: after 4.5 s"), "a"))
                .outage();

        assertThat(news(outage, failing(new Failure("PILOT02102", "PILOT02102: after 4.6 s"), "a"))
                        .isNews())
                .isFalse();
    }

    /** A file with a syntax error, then unreadable, then deleted: three reasons, and none of them is a service's. */
    @Test
    void news_theFileFailsForAnotherReason_isNewsOfTheFile() {
        Outage.News syntax = Outage.NONE.news(Map.of(), file("syntax"));
        Outage.News again = syntax.outage().news(Map.of(), file("syntax"));
        Outage.News denied = again.outage().news(Map.of(), file("mode 600"));
        Outage.News read = denied.outage().news(Map.of(), Optional.empty());

        assertThat(syntax.planFailed()).isPresent();
        assertThat(syntax.failed()).isEmpty();
        assertThat(again.isNews()).isFalse();
        assertThat(denied.planFailed()).isPresent();
        assertThat(read.planRecovered()).isTrue();
        assertThat(read.outage()).isEqualTo(Outage.NONE);
    }
}
