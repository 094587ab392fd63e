package io.piloted.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.piloted.tck.Assertion;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.consul.Instance;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the packaged demo as a process, with a real Consul agent, a real {@code kill -HUP}, and failing starts. */
class DemoProcessIT {

    @TempDir
    Path folder;

    private static String containerpilot() {
        return "containerpilot=" + System.getProperty("demo.containerpilot");
    }

    private String containerpilot(String text) throws IOException {
        return "containerpilot=" + Files.writeString(folder.resolve("containerpilot.json5"), text);
    }

    private String consul(ConsulAgent consul) throws IOException {
        return containerpilot("{consul: '" + consul.address()
                + "', watches: [{name: 'appserver', interval: 3}, {name: 'database', interval: 3}]}");
    }

    @Test
    @Assertion({"C3.2", "C4.1", "C5.1", "C5.2", "C6.1"})
    void hangup_tenInARow_areAllFollowedAtOnce() throws Exception {
        try (ConsulAgent consul = ConsulAgent.start()) {
            consul.register(Instance.of("appserver", 3000).withId("a"));
            consul.register(Instance.of("database", 5432));
            try (DemoProcess demo = new DemoProcess(consul(consul)).ready()) {
                assertThat(Stream.generate(demo::pick).limit(2)).containsExactly(3000, 3000);

                for (int i = 1; i <= 10; i++) {
                    int port = 3000 + i;
                    consul.register(Instance.of("appserver", port).withId("a")); // moves the one instance
                    demo.hangUp();
                    await().pollInterval(Duration.ofMillis(5))
                            .atMost(DemoProcess.SOON)
                            .until(() -> demo.pick() == port);
                }

                JsonPath events = demo.json("/events");
                assertThat(events.getList("trigger")).hasSize(10).containsOnly("SIGNAL");
                assertThat(events.getList("[0].changes.appserver.added.port")).containsExactly(3010);
                assertThat(demo.get("/events/appserver").asString()).isEqualTo("10");
            }
        }
    }

    @Test
    @Assertion({"C2.5", "C5.4"})
    void hangup_afterTheFileChanged_isNewConfigurationAndNewServices() throws Exception {
        String endpoints = "{appserver: ['h:1'], database: ['h:2'], late: ['h:3']}";
        Path catalog = Files.writeString(folder.resolve("endpoints.json5"), endpoints);
        String watches = "{name: 'appserver', interval: 3}, {name: 'database', interval: 3}";
        try (DemoProcess demo = new DemoProcess(
                        containerpilot("{consul: 'x:1', watches: [" + watches + "]}"), "piloted.catalog=" + catalog)
                .ready()) {
            containerpilot(
                    "{consul: 'x:1', stage: '${HOME}', watches: [" + watches + ", {name: 'late', interval: 7}]}");
            demo.hangUp();
            await().atMost(DemoProcess.SOON)
                    .until(() -> demo.json("/services").getMap("$").containsKey("late"));
            assertThat(demo.json("/config").getMap("$"))
                    .containsEntry("containerpilot.stage", "•••")
                    .containsEntry("containerpilot.watches[2].interval", "7");

            containerpilot("{watches: [");
            demo.hangUp();
            await().atMost(DemoProcess.SOON)
                    .until(() -> demo.json("/events").getString("[0].configurationFailure.code") != null);
            assertThat(demo.json("/services").getMap("$")).containsKeys("appserver", "database", "late");
            assertThat(demo.isAlive()).isTrue();
        }
    }

    @Test
    @Assertion("C8.4")
    void get_twentyMillionTimesWith64Megabytes_leavesTheHeapFlat() throws Exception {
        try (DemoProcess demo = new DemoProcess(
                        containerpilot(),
                        "piloted.catalog="
                                + Path.of(System.getProperty("demo.containerpilot"))
                                        .resolveSibling("endpoints.json5"))
                .ready()) {
            JsonPath costs = demo.json("/speed?calls=20000000");
            for (String form : new String[] {"ServiceHandle", "Provider", "Instance"}) {
                assertThat(costs.getLong(form + ".bytesKept")).as(form).isLessThan(8L << 20);
            }
        }
    }

    /** An IDE's stop button and a {@code kill} end only Maven, which does not end its child processes. */
    @Test
    void launcher_whoStartedItWasKilled_endsWithTheDemo() throws Exception {
        Path endpoints = Files.writeString(
                folder.resolve("endpoints.json5"), "{appserver: ['10.0.0.1:80'], database: ['10.0.0.2:80']}");
        List<ProcessHandle> family = List.of();
        try (DemoProcess shell = DemoProcess.inShell(containerpilot(), "piloted.catalog=" + endpoints)
                .ready()) {
            family = shell.handle().descendants().toList();
            assertThat(family).as("the launcher and the demo").hasSize(2);

            shell.handle().destroyForcibly();

            List<ProcessHandle> all = family;
            await().atMost(DemoProcess.SOON).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    @Assertion({"C1.1", "C1.2"})
    void start_noFileNamed_failsAndSaysSo() throws Exception {
        try (DemoProcess demo = new DemoProcess()) {
            assertThat(demo.failed()).contains("PILOT00500", "CONTAINERPILOT");
        }
    }

    @Test
    @Assertion({"C1.2", "C1.5"})
    void start_brokenFile_failsWithLineColumnAndCaret() throws Exception {
        try (DemoProcess demo = new DemoProcess(containerpilot("{\n  consul 'x:1'\n}"))) {
            assertThat(demo.failed()).contains("containerpilot.json5", "line 2", "^");
        }
    }

    @Test
    @Assertion("C4.4")
    void start_unknownServices_failsNamingAllOfThemWithTheirPlace() throws Exception {
        try (DemoProcess demo =
                new DemoProcess(containerpilot("{consul: 'x:1', watches: [{name: 'other', interval: 1}]}"))) {
            assertThat(demo.failed())
                    .contains("PILOT04001", "known: other")
                    .contains("@Piloted(\"appserver\") at io.piloted.demo.Picks.provider")
                    .contains("@Piloted(\"appserver\") at io.piloted.demo.SpeedResource.handle");
        }
    }

    @Test
    @Assertion("C5.5")
    void start_consulDown_failsWithTheReason() throws Exception {
        String address = "127.0.0.1:" + FreePorts.find(1).get(0);
        try (DemoProcess demo = new DemoProcess(
                containerpilot("{consul: '" + address + "', watches: [{name: 'appserver', interval: 1}]}"),
                "piloted.startup.timeout=4s")) {
            assertThat(demo.failed()).contains("PILOT03007", address);
        }
    }

    @Test
    void call_endpointDoesNotKnowThePath_isABadGateway() throws Exception {
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.start(); // knows no path at all
        Path endpoints = Files.writeString(
                folder.resolve("endpoints.json5"),
                "{appserver: ['127.0.0.1:%d'], database: ['10.0.0.2:80']}"
                        .formatted(endpoint.getAddress().getPort()));
        try (DemoProcess demo = new DemoProcess(containerpilot(), "piloted.catalog=" + endpoints).ready()) {
            assertThat(demo.get("/call").statusCode()).isEqualTo(502);
            assertThat(demo.get("/call").asString()).contains("404");
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    @Assertion("C4.4")
    void pick_noPassingInstance_saysSo() throws Exception {
        try (ConsulAgent consul = ConsulAgent.start();
                DemoProcess demo = new DemoProcess(consul(consul)).ready()) {
            assertThat(demo.get("/pick").statusCode()).isEqualTo(503);
            assertThat(demo.get("/pick").asString()).startsWith("PILOT03001").contains("appserver");
        }
    }
}
