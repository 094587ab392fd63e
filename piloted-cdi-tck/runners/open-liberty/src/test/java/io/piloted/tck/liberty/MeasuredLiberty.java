package io.piloted.tck.liberty;

import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Open Liberty with MicroProfile Telemetry, whose metrics go to its log. */
final class MeasuredLiberty implements Server {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "OTEL_SDK_DISABLED", "false",
            "OTEL_METRICS_EXPORTER", "logging",
            "OTEL_METRIC_EXPORT_INTERVAL", "500",
            "OTEL_TRACES_EXPORTER", "none",
            "OTEL_LOGS_EXPORTER", "none",
            "WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO");

    @Override
    public ProcessBuilder prepare(Site site) throws IOException {
        ProcessBuilder command = OpenLiberty.command(site);
        Path server = OpenLiberty.server(site);
        site.copyApplications(server.resolve("apps"));
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        Files.copy(Path.of("src/test/resources/telemetry.xml"), overrides.resolve("telemetry.xml"));
        command.environment().putAll(ENVIRONMENT);
        return command;
    }
}
