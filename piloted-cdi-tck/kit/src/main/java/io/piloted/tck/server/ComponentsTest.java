package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.Assertion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of injection into beans of every scope, components of every kind, and methods that the container calls. */
@MicroShedTest
public class ComponentsTest extends ServerScene {

    private static final String PICKED = "127\\.0\\.0\\.1:300[123]";
    private static final String PICKED_TWICE = PICKED + ' ' + PICKED;

    private static void each(List<String> lines, String pattern, String... kinds) {
        assertThat(lines).hasSize(kinds.length);
        assertThat(Stream.of(kinds))
                .allSatisfy(kind ->
                        assertThat(lines).anySatisfy(line -> assertThat(line).matches(kind + " (" + pattern + ")")));
    }

    @Test
    @Assertion("C8.1")
    void beans_ofEveryScope_areInjected() {
        each(probe.lines("api/components/scopes"), PICKED_TWICE, "application", "singleton", "request", "dependent");
    }

    @Test
    @Assertion("C8.1")
    void producerDisposerAndObserver_areGivenWhatTheyAskFor() {
        List<String> turn = probe.picks(3);

        assertThat(probe.lines("api/components/methods"))
                .containsExactly("producer " + turn.get(0), "observer " + turn.get(1), "disposer " + turn.get(2));
    }

    @Test
    @Assertion("C8.1")
    void wildcards_standForTheirBounds() {
        assumeThat(server.server().isFull())
                .as("CDI Full; CDI Lite rejects wildcards when the application is built")
                .isTrue();
        List<String> turn = probe.picks(3);

        assertThat(probe.lines("api/components/wildcards"))
                .containsExactly("provider " + turn.get(0), "instance " + turn.get(1));
    }

    @Test
    @Assertion("C8.1")
    void wildcardsInLists_standForTheirBounds() {
        assertThat(probe.lines("api/components/lists")).containsExactly("3", "3");
    }

    @Test
    @Assertion({"C8.1", "C8.5"})
    void ejbsListenerSessionAndConversation_areInjected() {
        assumeThat(server.server().hasServlets()).as("servlets").isTrue();
        List<String> lines = probe.lines("components");

        each(lines.subList(0, 2), PICKED, "start", "listener");
        each(
                lines.subList(2, 6),
                PICKED_TWICE + ' ' + PICKED_TWICE,
                "conversation",
                "passivated-conversation",
                "session",
                "passivated-session");
        each(lines.subList(6, 9), PICKED_TWICE + "|absent", "stateless", "stateful", "singleton");
    }
}
