package io.piloted.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.restassured.RestAssured;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A test of {@code -Dconsul}: the demo with a real Consul agent, backends, a supervisor, and calls through
 * {@code piloted://appserver}.
 */
class StoryIT {

    @Test
    @Assertion({"C3.2", "C5.1"})
    void story_aBackendStopsAndComesBack_isToldBySighupAndCalledRight() throws Exception {
        List<ProcessHandle> family;
        try (DemoProcess story = DemoProcess.story().ready()) {
            assertThat(calls(story)).containsExactlyInAnyOrder("backend-1", "backend-2", "backend-3");

            change(story, "stop");
            assertThat(calls(story))
                    .as("by @Retry, before anybody knows")
                    .hasSize(3)
                    .doesNotContain("backend-2");
            awaitEndpoints(story, 2);
            assertThat(story.json("/events").getString("[0].trigger")).isEqualTo("SIGNAL");
            assertThat(story.json("/events").getList("[0].changes.appserver.removed"))
                    .hasSize(1);

            change(story, "start");
            awaitEndpoints(story, 3);
            assertThat(calls(story)).containsExactlyInAnyOrder("backend-1", "backend-2", "backend-3");

            family = story.handle().descendants().toList();
            assertThat(family).as("the demo and Consul").hasSize(2);
            new ProcessBuilder("kill", "-INT", Long.toString(story.handle().pid())) // like Ctrl-C
                    .start()
                    .waitFor();
            await().atMost(DemoProcess.SOON).until(() -> !story.isAlive());
        }
        await().atMost(DemoProcess.SOON).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static List<String> calls(DemoProcess story) {
        return Stream.generate(() -> story.json("/call").getString("backend"))
                .limit(3)
                .toList();
    }

    private static void change(DemoProcess story, String verb) {
        RestAssured.post(story.url() + "backends/backend-2/" + verb).then().statusCode(200);
    }

    private static void awaitEndpoints(DemoProcess story, int count) {
        await().atMost(DemoProcess.SOON)
                .until(() -> story.json("/services").getList("appserver").size() == count);
    }
}
