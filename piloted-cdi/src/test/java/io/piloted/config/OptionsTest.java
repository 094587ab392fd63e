package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @ParameterizedTest
    @CsvSource({"false, false", "off, false", "true, true", "'', true", "maybe, true"})
    void isEnabled_isTheFlagOrTheDefault(String value, boolean enabled) {
        assertThat(Options.isEnabled(name -> name.equals("piloted.enabled") ? Optional.of(value) : Optional.empty()))
                .isEqualTo(enabled);
        assertThat(Options.isEnabled(name -> Optional.empty())).isTrue();
    }

    @Test
    void from_nothing_hasTheDefaults() {
        assertThat(options(Map.of()))
                .isEqualTo(new Options(
                        true,
                        "consul",
                        false,
                        Options.RotationStart.FIRST,
                        new Options.Refresh(Options.RefreshRead.WAIT, Duration.ofSeconds(5), 32),
                        new Options.Startup(Duration.ofSeconds(30), true),
                        new Options.OutlierDetection(true, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50),
                        new Options.Consul(false, Optional.empty(), Options.Consistency.DEFAULT, true),
                        Options.RestHost.ENDPOINT,
                        new Options.Health(true, Set.of()),
                        true));
    }

    @Test
    void from_everything() {
        assertThat(options(Map.ofEntries(
                        Map.entry("piloted.enabled", "false"),
                        Map.entry("piloted.catalog", "/etc/endpoints.json5"),
                        Map.entry("piloted.rotation.start", "Random"),
                        Map.entry("piloted.refresh.read", "stale"),
                        Map.entry("piloted.refresh.timeout", "PT1M"),
                        Map.entry("piloted.refresh.concurrency", "1"),
                        Map.entry("piloted.startup.timeout", "1h"),
                        Map.entry("piloted.startup.required", "no"),
                        Map.entry("piloted.watch", "TRUE"),
                        Map.entry("piloted.outlier-detection.enabled", "false"),
                        Map.entry("piloted.outlier-detection.consecutive-failures", "3"),
                        Map.entry("piloted.outlier-detection.base-ejection-time", "1s"),
                        Map.entry("piloted.outlier-detection.max-ejection-time", "1m"),
                        Map.entry("piloted.outlier-detection.max-ejection-percent", "0"),
                        Map.entry("piloted.consul.wan", "on"),
                        Map.entry("piloted.consul.near", "_agent"),
                        Map.entry("piloted.consul.consistency", "consistent"),
                        Map.entry("piloted.consul.passing", "0"),
                        Map.entry("piloted.rest.host", "service"),
                        Map.entry("piloted.health.enabled", "false"),
                        Map.entry("piloted.health.required", " app, ,db,"),
                        Map.entry("piloted.metrics.enabled", "off"))))
                .isEqualTo(new Options(
                        false,
                        "/etc/endpoints.json5",
                        true,
                        Options.RotationStart.RANDOM,
                        new Options.Refresh(Options.RefreshRead.STALE, Duration.ofMinutes(1), 1),
                        new Options.Startup(Duration.ofHours(1), false),
                        new Options.OutlierDetection(false, 3, Duration.ofSeconds(1), Duration.ofMinutes(1), 0),
                        new Options.Consul(true, Optional.of("_agent"), Options.Consistency.CONSISTENT, false),
                        Options.RestHost.SERVICE,
                        new Options.Health(false, Set.of("app", "db")),
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "PT5S, PT5S",
        "pt0.5s, PT0.5S",
        "5s, PT5S",
        "500ms, PT0.5S",
        "2m, PT2M",
        "1h, PT1H",
        "1m30s, PT1M30S",
        "1.5s, PT1.5S",
        "5, PT5S",
        "0.25, PT0.25S",
        "' 5s ', PT5S",
        "250us, PT0.00025S",
        ".5s, PT0.5S",
        "5.s, PT5S",
        "+5s, PT5S",
        "+1m.5s, PT1M0.5S",
        "250\u00B5s, PT0.00025S",
        "250\u03BCs, PT0.00025S",
        ".5, PT0.5S",
    })
    void duration_asWritten(String text, Duration duration) {
        assertThat(options(Map.of("piloted.refresh.timeout", text)).refresh().timeout())
                .isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0s",
                "-5s",
                "PT-5S",
                "PT0S",
                "5 s",
                "5x",
                "s",
                "fast",
                "1e3",
                "PT",
                "99999999999999999h",
                "9999999999999999999999",
                "PT99999999H",
                ".s",
                "+",
                "++5s",
                "5s+5s",
                "1s;"
            })
    void duration_other_isAProblem(String text) {
        assertThat(failure(Map.of("piloted.startup.timeout", text)))
                .hasMessageContainingAll("PILOT00510", "piloted.startup.timeout", "500ms", '"' + text + '"');
    }

    @Test
    void from_reportsAllProblemsAtOnce() {
        assertThat(failure(Map.of(
                                "piloted.enabled", "maybe",
                                "piloted.rotation.start", "last",
                                "piloted.refresh.concurrency", "0",
                                "piloted.outlier-detection.max-ejection-percent", "101",
                                "piloted.consul.consistency", "strong",
                                "piloted.refresh.read", " "))
                        .problems())
                .containsExactly(
                        "at piloted.enabled: expected true or false, found \"maybe\"",
                        "at piloted.rotation.start: expected first or random, found \"last\"",
                        "at piloted.refresh.concurrency: expected a whole number, 1 or more, found \"0\"",
                        "at piloted.outlier-detection.max-ejection-percent: expected a whole number, 0 to 100, found \"101\"",
                        "at piloted.consul.consistency: expected default or stale or consistent, found \"strong\"");
    }

    private static Options options(Map<String, String> values) {
        return Options.from(name -> Optional.ofNullable(values.get(name)));
    }

    private static ContainerPilotException failure(Map<String, String> values) {
        return catchThrowableOfType(ContainerPilotException.class, () -> options(values));
    }
}
