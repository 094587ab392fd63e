package io.piloted.tck.server;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** A test of OpenTelemetry's meters, in the log of a separate server. */
@MicroShedTest
public class TelemetryTest {

    private static final Pattern POINT = Pattern.compile("PointData\\{");
    private static final Pattern VALUE = Pattern.compile(" (?:value|getCount)=(\\d+)");

    private final LocalServer server = LocalServer.current();
    private Server with;

    @BeforeEach
    void reset() {
        Optional<Server> measured = server.server().measured();
        assumeThat(measured).as("OpenTelemetry").isPresent();
        with = measured.orElseThrow();
        server.reset();
    }

    @Test
    @Assertion("C10.4")
    void meters_countRefreshesEndpointsAndPicks() throws Exception {
        try (ServerProcess measured = server.measured(with)) {
            Probe probe = server.probe(measured, LocalServer.PROBE);
            measured.awaitReady(probe);
            awaitValue(measured, "piloted.refresh.duration", "outcome=\"ok\", trigger=\"start\"", 1);
            long picks =
                    values(measured, "piloted.picks", "service=\"app\"").max().orElseThrow();

            Hangup.send(probe.pid());
            awaitValue(measured, "piloted.refresh.duration", "outcome=\"ok\", trigger=\"signal\"", 1);

            probe.picks(5);
            awaitValue(measured, "piloted.picks", "service=\"app\"", picks + 5);
            awaitValue(measured, "piloted.endpoints", "service=\"app\"", 3);
            awaitValue(measured, "piloted.endpoints", "service=\"db\"", 1);
        }
    }

    private static void awaitValue(ServerProcess measured, String name, String attributes, long value) {
        await(name + " of " + attributes)
                .atMost(LocalServer.SOON)
                .until(() -> values(measured, name, attributes).anyMatch(measuredValue -> measuredValue == value));
    }

    /** The measured values so far: values of counters and gauges, counts of histograms. */
    private static LongStream values(ServerProcess measured, String name, String attributes) {
        return measured.log()
                .lines()
                .filter(line -> line.contains(" name=" + name + ','))
                .flatMap(line -> POINT.splitAsStream(line))
                .filter(point -> point.contains('{' + attributes + '}'))
                .map(VALUE::matcher)
                .filter(Matcher::find)
                .mapToLong(value -> Long.parseLong(value.group(1)));
    }
}
