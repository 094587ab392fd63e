package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.LogLines;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of the watch's log during outages (C5.4), with a simulated clock. */
class WatchLogTest {

    private static final String FAILS = "PILOT02140";
    private static final String RECOVERED = "PILOT02141";

    private final LogLines log = new LogLines();
    private final List<Runnable> tasks = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5; // nanoTime may overflow
    private final WatchLog watchLog = new WatchLog(tasks::add, () -> now, () -> 300);

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void failed_otherServicesEachTime_isSaidOnceAnOutage() {
        for (int round = 0; round < 20; round++) {
            for (int service = round; service < 300; service += 20) {
                fail(service, "PILOT02100");
            }
            settle();
        }
        assertThat(log.of(FAILS)).singleElement().asString().contains("15 of 300");
        IntStream.range(0, 300).forEach(this::succeed);
        settle();
        assertThat(log.of(RECOVERED)).hasSize(1);

        fail(7, "PILOT02100");
        settle();
        assertThat(log.of(FAILS)).hasSize(2);
    }

    @Test
    void failed_forAnotherReason_isNews() {
        fail(1, "PILOT02100");
        settle();
        fail(1, "PILOT02110");
        settle();
        assertThat(log.of(FAILS)).hasSize(2).last().asString().contains("PILOT02110");
    }

    @Test
    void failed_forReasonsOfOneKind_isNoNews() {
        for (String code : List.of("PILOT02104", "PILOT02100", "PILOT02102")) {
            fail(1, code);
            settle();
        }
        assertThat(log.of(FAILS)).hasSize(1);
    }

    @Test
    void succeeded_someOfThoseThatFailed_isNoNews() {
        IntStream.range(0, 10).forEach(service -> fail(service, "PILOT02100"));
        settle();
        for (int service = 0; service < 9; service++) {
            succeed(service);
            settle();
        }
        assertThat(log.of(FAILS)).hasSize(1);
        assertThat(log.of(RECOVERED)).isEmpty();
        succeed(9);
        settle();
        assertThat(log.of(RECOVERED)).hasSize(1);
    }

    @Test
    void failed_andSucceededBeforeItIsSaid_isNotSaid() {
        fail(1, "PILOT02100");
        succeed(1);
        settle();
        assertThat(log.of(FAILS)).isEmpty();
        assertThat(log.of(RECOVERED)).isEmpty();
    }

    /** One service that fails for ever must not hide later outages. */
    @Test
    void failed_longAfterTheLastOfItsKind_whileAnotherFailsForEver_isNews() {
        fail(1, "PILOT02110");
        fail(2, "PILOT02100");
        settle();
        succeed(2);
        settle();
        for (int i = 0; i < 3; i++) {
            now += WatchLog.FORGOTTEN.toNanos() / 2;
            fail(1, "PILOT02110");
            settle();
        }
        assertThat(log.of(FAILS)).hasSize(1);
        fail(2, "PILOT02100");
        settle();
        assertThat(log.of(FAILS)).hasSize(2).last().asString().contains("PILOT02100");
    }

    @Test
    void keep_withoutThoseThatFail_endsTheOutage() {
        fail(1, "PILOT02100");
        settle();
        watchLog.keep(Set.of(query(2)));
        settle();
        assertThat(log.of(RECOVERED)).hasSize(1);
    }

    private void fail(int service, String code) {
        watchLog.failed(query(service), new PilotedException(code + ": Service 'app" + service + "': no"));
    }

    private void succeed(int service) {
        watchLog.succeeded(query(service));
    }

    private void settle() {
        List<Runnable> due = List.copyOf(tasks);
        tasks.clear();
        due.forEach(Runnable::run);
    }

    private static ServiceQuery query(int service) {
        return ServiceQuery.of("app" + service);
    }
}
