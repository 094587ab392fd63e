package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of the log of changes, with a simulated clock. */
class ChangeLogTest {

    private static final String CHANGED = "PILOT03014";
    private static final String EMPTY = "PILOT03028";

    private final LogLines log = new LogLines();
    private final List<Runnable> tasks = new ArrayList<>();
    private final ChangeLog changes = new ChangeLog(tasks::add);
    private final Set<String> services = new HashSet<>(Set.of("app", "db"));

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void add_manyChangesOfAWatchInASecond_isOneLine() {
        List<Endpoint> before = List.of();
        for (int i = 0; i < 100; i++) {
            List<Endpoint> after = endpoints("a" + i);
            add(Trigger.WATCH, new Change("app", before, after));
            before = after;
        }
        add(Trigger.WATCH, new Change("db", List.of(), endpoints("b")));
        assertThat(log.of("PILOT")).isEmpty();
        assertThat(tasks).hasSize(1);

        second();
        assertThat(log.of("PILOT"))
                .singleElement()
                .asString()
                .endsWith("(WATCH): app: +a99:80, now 1; db: +b:80, now 1");

        add(Trigger.WATCH, new Change("app", before, endpoints("a99", "c")));
        second();
        assertThat(log.of("PILOT")).hasSize(2).last().asString().endsWith("(WATCH): app: +c:80, now 2");
    }

    @Test
    void add_aChangeThatIsUndoneInASecond_isNoLine() {
        add(Trigger.WATCH, new Change("app", endpoints("a"), List.of()));
        add(Trigger.WATCH, new Change("app", List.of(), endpoints("a")));
        second();

        assertThat(log.of("PILOT")).isEmpty();
    }

    @Test
    void add_ofASignal_isALineAtOnce_afterWhatTheWatchReported() {
        add(Trigger.WATCH, new Change("app", List.of(), endpoints("a")));
        add(Trigger.SIGNAL, new Change("app", endpoints("a"), endpoints("b")));

        assertThat(log.of(CHANGED)).hasSize(2);
        assertThat(log.of("PILOT").get(0)).endsWith("(WATCH): app: +a:80, now 1");
        assertThat(log.of("PILOT").get(1)).endsWith("(SIGNAL): app: +b:80 -a:80, now 1");
        second();
        assertThat(log.of("PILOT")).hasSize(2);
    }

    @Test
    void flush_beforeTheSecondIsOver_losesNothing() {
        add(Trigger.WATCH, new Change("app", List.of(), endpoints("a")));
        changes.flush();

        assertThat(log.of(CHANGED)).hasSize(1);
    }

    @Test
    void add_aServiceLosesItsLastEndpoint_isAWarningOnce() {
        add(Trigger.SIGNAL, new Change("app", endpoints("a"), List.of()));
        add(Trigger.SIGNAL, new Change("db", endpoints("b"), endpoints("c")));
        add(Trigger.SIGNAL, new Change("app", List.of(), endpoints("a")));

        assertThat(log.of(EMPTY)).singleElement().asString().contains("left for: app.");
        assertThat(log.of(CHANGED)).hasSize(3).last().asString().endsWith("app: +a:80, now 1");

        add(Trigger.WATCH, new Change("app", endpoints("a"), List.of()));
        second();
        assertThat(log.of(EMPTY)).hasSize(2);
    }

    @Test
    void add_aServiceThatTheFileNoLongerNames_isNoWarning() {
        services.remove("db");
        add(Trigger.SIGNAL, new Change("db", endpoints("b"), List.of()));

        assertThat(log.of(CHANGED)).hasSize(1);
        assertThat(log.of(EMPTY)).isEmpty();
    }

    private void add(Trigger trigger, Change change) {
        changes.add(
                new ServicesUpdated(
                        trigger, Instant.EPOCH, Map.of(change.service(), change), Map.of(), Optional.empty()),
                services);
    }

    private void second() {
        List<Runnable> due = List.copyOf(tasks);
        tasks.clear();
        due.forEach(Runnable::run);
    }

    private static List<Endpoint> endpoints(String... addresses) {
        return Stream.of(addresses).map(address -> Endpoint.of(address, 80)).toList();
    }
}
