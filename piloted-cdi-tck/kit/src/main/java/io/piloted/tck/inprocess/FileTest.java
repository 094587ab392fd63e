package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** Tests of the ContainerPilot file: its template, and its properties in MicroProfile Config. */
public class FileTest {

    private static SeApplication watchingApp() {
        return SeApplication.watching("app").endpoints("{app: ['10.0.0.1:80']}");
    }

    private static String value(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static ConfigSource source() {
        Config config = ConfigProvider.getConfig();
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> source.getName().startsWith("ContainerPilot"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Assertion("C1.3")
    void template_isRenderedAsContainerPilotDoes() {
        try (SeApplication application = watchingApp().containerpilot("""
                        {
                          consul: 'c:1',
                          // {{- /* the whole of Go's language */}}
                          color: '{{ .PILOTED_TCK_UNSET | default "red" }}',
                          list: [{{ range $i := loop 1 4 }}{{ $i }}, {{ end }}],
                          joined: '{{ "a:b" | split ":" | join "-" | printf "%q" | replaceAll "\\"" "" }}',
                          regex: '{{ "a1b22" | regexReplaceAll "([0-9]+)" "<${1}>" }}',
                          watches: [{{ if and true (eq 1 1) }}{name: 'app', interval: 3}{{ end }}],
                        }
                        """).start(RefreshTest.Client.class)) {
            assertThat(application.container().isRunning()).isTrue();
            assertThat(List.of(
                            value("containerpilot.color"),
                            value("containerpilot.list"),
                            value("containerpilot.joined"),
                            value("containerpilot.regex")))
                    .containsExactly("red", "1,2,3", "a-b", "a<1>b<22>");
        }
    }

    @Test
    @Assertion("C2.2")
    void shellText_isReadUnchanged() {
        try (SeApplication application = watchingApp()
                .containerpilot("{consul: 'c:1', shell: 'echo ${HOME} $HOME $$ $${HOME} {a,b} \\\\n',"
                        + " watches: [{name: 'app', interval: 3}]}")
                .start(RefreshTest.Client.class)) {
            assertThat(application.container().isRunning()).isTrue();
            assertThat(value("containerpilot.shell")).isEqualTo("echo ${HOME} $HOME $$ $${HOME} {a,b} \\n");
        }
    }

    @Test
    @Assertion("C2.3")
    void source_hasItsOrdinalAndName() {
        try (SeApplication application = watchingApp().start(RefreshTest.Client.class)) {
            assertThat(source().getOrdinal()).isEqualTo(150);
            assertThat(source().getName())
                    .isEqualTo("ContainerPilotConfigSource[source=" + application.file("containerpilot.json5") + "]");
        }
        try (SeApplication application =
                watchingApp().option("piloted.config.ordinal", "90").start(RefreshTest.Client.class)) {
            assertThat(application.container().isRunning()).isTrue();
            assertThat(source().getOrdinal()).isEqualTo(90);
        }
    }

    @Test
    @Assertion("C2.4")
    void source_ofAMissingFile_isEmpty() {
        try (SeApplication application = SeApplication.undescribed()
                .option("containerpilot", "/nowhere/containerpilot.json5")
                .option("piloted.enabled", "false")
                .start(RefreshTest.Client.class)) {
            assertThat(application.container().isRunning()).isTrue();
            assertThat(source().getProperties()).isEmpty();
            assertThat(source().getName()).contains("/nowhere/containerpilot.json5");
        }
    }
}
