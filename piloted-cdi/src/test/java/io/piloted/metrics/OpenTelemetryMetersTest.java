package io.piloted.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryMetersTest extends MetersContract {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service");

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    @Override
    Meters find() {
        return OpenTelemetryMeters.find(new OneBean(telemetry)).orElseThrow();
    }

    @BeforeEach
    void begin() {
        start();
    }

    @AfterEach
    void end() {
        telemetry.close();
        GlobalOpenTelemetry.resetForTest();
    }

    @Override
    long refreshes(String trigger, String outcome) {
        return refresh(trigger, outcome).getCount();
    }

    @Override
    double seconds(String trigger, String outcome) {
        return refresh(trigger, outcome).getSum();
    }

    @Override
    Set<String> services() {
        return reader.collectAllMetrics().stream()
                .flatMap(metric -> metric.getData().getPoints().stream())
                .map(point -> point.getAttributes().get(SERVICE))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Override
    void readAll() {
        reader.collectAllMetrics();
    }

    @Test
    void units_areThoseOfTheConventions() {
        assertThat(reader.collectAllMetrics())
                .extracting(metric -> metric.getName() + ' ' + metric.getUnit())
                .containsExactlyInAnyOrder(
                        "piloted.refresh.duration s",
                        "piloted.endpoints {endpoint}",
                        "piloted.ejected {endpoint}",
                        "piloted.picks {pick}",
                        "piloted.calls {call}");
        assertThat(refresh("start", "ok").getBoundaries()).startsWith(0.005).endsWith(10.0);
    }

    @Test
    void withoutABean_theGlobalOne_isLeftForWhoeverSetsIt() {
        assertThat(OpenTelemetryMeters.find(new NoBeans())).isEmpty();

        GlobalOpenTelemetry.set(telemetry); // throws if it was already used
        assertThat(OpenTelemetryMeters.find(new NoBeans())).isPresent();
    }

    private HistogramPointData refresh(String trigger, String outcome) {
        Attributes attributes =
                Attributes.of(AttributeKey.stringKey("trigger"), trigger, AttributeKey.stringKey("outcome"), outcome);
        return named("piloted.refresh.duration")
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .filter(point -> point.getAttributes().equals(attributes))
                .findFirst()
                .orElseThrow();
    }

    @Override
    double calls(String service, String outcome) {
        Attributes attributes = Attributes.of(SERVICE, service, AttributeKey.stringKey("outcome"), outcome);
        return named("piloted.calls")
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> point.getAttributes().equals(attributes))
                .mapToLong(LongPointData::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Override
    double value(String meter, String service) {
        return named(meter)
                .flatMap(metric -> metric.getData().getPoints().stream())
                .filter(point -> service.equals(point.getAttributes().get(SERVICE)))
                .mapToLong(point -> ((LongPointData) point).getValue())
                .findFirst()
                .orElseThrow();
    }

    private Stream<MetricData> named(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name));
    }

    /** A container with MicroProfile Telemetry. */
    private record OneBean(OpenTelemetry bean) implements Meters.Beans {

        @Override
        public <T> Optional<T> find(Class<T> type) {
            return type.isInstance(bean) ? Optional.of(type.cast(bean)) : Optional.empty();
        }
    }
}
