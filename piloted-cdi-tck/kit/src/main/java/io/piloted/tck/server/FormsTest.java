package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.Assertion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of every form of injection point, in every kind of component. */
@MicroShedTest
public class FormsTest extends ServerScene {

    private static final int FORMS = 10;

    /** The expected picks after each of these picks, if app has three instances. */
    private static List<String> turning(List<String> first, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> first.get(index % first.size()))
                .toList();
    }

    private static Map<String, String> byFirstWord(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words.length == 1 ? "" : words[1]));
    }

    @Test
    @Assertion({"C4.1", "C8.1"})
    void everyForm_sharesOneRotation() {
        probe.lines("api/forms/lists"); // creates the bean, which picks its own endpoint
        List<String> turn = probe.picks(3);

        assertThat(turn).containsExactlyInAnyOrder("127.0.0.1:3001", "127.0.0.1:3002", "127.0.0.1:3003");
        assertThat(probe.lines("api/forms")).isEqualTo(turning(turn, FORMS));
        assertThat(probe.text("api/forms/endpoint")).isIn(turn);
        assertThat(probe.lines("api/forms/lists")).containsExactly("3", "3", "3", "3");
    }

    @Test
    @Assertion("C8.1")
    void interceptorAndDecorator_areInjected() {
        assertThat(byFirstWord(probe.lines("api/forms/around")))
                .containsKeys("bean", "interceptor", "decorator")
                .doesNotContainValue("null");
    }

    @Test
    @Assertion("C8.1")
    void servletFilterSessionAndEjb_areInjected() {
        assumeThat(server.server().hasServlets()).as("servlets").isTrue();
        probe.lines("servlet"); // creates the filter and the servlet
        List<String> turn = probe.picks(3);

        Map<String, String> picked = byFirstWord(probe.lines("servlet"));

        // Each request begins a session, whose bean picks an endpoint when it is created, before the request's pick.
        List<String> expected = turning(turn, 6);
        assertThat(picked)
                .containsOnlyKeys("filter", "servlet", "session", "ejb")
                .containsEntry("filter", expected.get(0))
                .containsEntry("servlet", expected.get(1))
                .containsEntry("session", expected.get(3));
        boolean ejbs = !picked.get("ejb").equals("absent");
        if (ejbs) {
            assertThat(picked).containsEntry("ejb", expected.get(4));
        }
        assertThat(probe.picks(1)).containsExactly(expected.get(ejbs ? 5 : 4));
    }

    @Test
    @Assertion("C8.2")
    void instance_answersAllItsQuestions() {
        Map<String, String> responses = byFirstWord(probe.lines("api/forms/instance"));

        assertThat(responses)
                .containsEntry("isUnsatisfied", "false")
                .containsEntry("isAmbiguous", "false")
                .containsEntry("isResolvable", "true")
                .containsEntry("stream", "1")
                .containsEntry("selectOther", "true");
        assertThat(List.of(responses.get("iterator"), responses.get("select"), responses.get("destroy")))
                .allMatch(port -> port.matches("300\\d"));
        assertThat(responses.get("getHandle")).matches("300\\d|absent");
    }

    @Test
    @Assertion("C8.3")
    void dynamicSelect_ofANameThatIsNotInjected_works() {
        assumeThat(server.server().isFull())
                .as("CDI Full; on CDI Lite only the registry can do this")
                .isTrue();

        assertThat(probe.text("api/forms/select?service=db")).isEqualTo("127.0.0.1:5432");
    }

    @Test
    @Assertion("C8.3")
    void dynamicSelect_ofANameThatIsInjected_works() {
        assertThat(probe.text("api/forms/select?service=app")).startsWith("127.0.0.1:300");
        assertThat(probe.text("api/picks/registry?service=db")).isEqualTo("127.0.0.1:5432");
    }

    @Test
    @Assertion("C4.4")
    void registry_unknownService_namesTheKnownOnes() {
        assertThat(probe.text("api/picks/registry?service=nobody"))
                .contains("NoSuchServiceException")
                .contains("app, db");
    }

    @Test
    @Assertion("C8.5")
    void passivatedBean_readBack_picks() {
        assumeThat(server.server().isFull())
                .as("passivation, which only CDI Full has")
                .isTrue();
        List<String> turn = probe.picks(3);

        List<String> picked = probe.lines("api/passivation");

        assertThat(picked)
                .as("picks through provider, instance, handle, list, endpoint")
                .hasSize(5);
        assertThat(picked.subList(0, 3)).containsExactlyInAnyOrderElementsOf(turn);
        assertThat(turn).containsAll(picked);
    }
}
