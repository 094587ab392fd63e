package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.config.ConsulSettings;
import io.piloted.config.ContainerPilot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the priority of file and environment (C3.1). */
class ConsulConnectionTest {

    private static final ConsulSettings.Tls FILE_TLS = new ConsulSettings.Tls(
            Optional.of("f-ca"),
            Optional.of("f-dir"),
            Optional.of("f-cert"),
            Optional.of("f-key"),
            Optional.of("f-name"),
            Optional.of(false));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:1 |       | CONSUL_HTTP_ADDR=env:2                             | [http://file:1]",
                "' '    |       | CONSUL_HTTP_ADDR=env:2                             | [http://env:2]",
                "       |       | CONSUL_HTTP_ADDR=https://env:2 CONSUL_HOST=host    | [https://env:2]",
                "       |       | CONSUL_HTTP_ADDR= CONSUL_HOST=host                 | [http://host:8500]",
                "       |       | CONSUL_HOST=host CONSUL_PORT=3                     | [http://host:3]",
                "       |       | CONSUL_HOST=::1 CONSUL_PORT=3                      | [http://[::1]:3]",
                "       |       | CONSUL_HOST=consul CONSUL_PORT=tcp://10.3.240.10:9 | [http://consul:9]",
                "       |       | CONSUL_HTTP_ADDR=http://env:2 CONSUL_HTTP_SSL=true | [https://env:2]",
                "file:1 | https |                                                    | [https://file:1]",
                "file:1 | HTTPS | CONSUL_HTTP_SSL=false                              | [https://file:1]",
                "file:1 | http  | CONSUL_HTTP_SSL=true                               | [http://file:1]",
                "file:1 |       | CONSUL_HTTP_SSL=true                               | [https://file:1]",
                "file:1 |       | CONSUL_HTTP_SSL=0                                  | [http://file:1]",
                "http://file:1  | https |                                            | [https://file:1]",
                "https://file:1 | http  |                                            | [https://file:1]",
                "'a:1, b ,,http://c:3,a:1' | |                                       | [http://a:1, http://b:8500, http://c:3]",
            })
    void of_fileAndEnvironment_givesTheAgents(
            @Nullable String address, @Nullable String scheme, @Nullable String env, String agents) {
        assertThat(ConsulConnection.of(settings(address, scheme, null), env(env))
                        .agents())
                .hasToString(agents);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{consul:'a, https://b'}                          | [http://a:8500, https://b:443]",
                "{consul:'https://a,http://b'}                    | [https://a:443, http://b:80]",
                "{consul:{address:'http://a,b',scheme:'https'}}   | [https://a:443, https://b:8500]",
                "{consul:{address:' https://a '}}                 | [https://a:443]",
            })
    void of_aListInTheFile_leavesEachItsScheme(String file, String agents, @TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("containerpilot.json5"), file.replace('\'', '"'));
        ConsulSettings settings = ContainerPilot.load(path, Map.of()).consul();
        assertThat(ConsulConnection.of(settings, Map.of()).agents()).hasToString(agents);
    }

    @Test
    void of_tokens_prefersTheEnvironmentsAndShowsNone() {
        ConsulConnection file = ConsulConnection.of(settings("a", null, "from-file"), Map.of());
        ConsulConnection env = ConsulConnection.of(settings("a", null, "from-file"), env("CONSUL_HTTP_TOKEN=from-env"));
        assertThat(file.token()).contains("from-file");
        assertThat(env.token()).contains("from-env");
        assertThat(file).isNotEqualTo(env).doesNotHaveToString("from-file");
        assertThat(file.toString()).doesNotContain("from-file").contains("token=set");
    }

    /** A token file, as written and renewed by Vault agents, is read at each refresh. */
    @Test
    void of_aFileWithTheToken_prefersIt(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), " from-file\n");
        Map<String, String> env = Map.of("CONSUL_HTTP_TOKEN_FILE", file.toString(), "CONSUL_HTTP_TOKEN", "from-env");
        ConsulSettings settings = settings("a", null, "from-containerpilot");
        ConsulConnection first = ConsulConnection.of(settings, env);
        assertThat(first.token()).contains("from-file");
        Files.writeString(file, "renewed");
        assertThat(ConsulConnection.of(settings, env)).isNotEqualTo(first);
        Files.writeString(file, "\n");
        assertThat(ConsulConnection.of(settings, env).token()).contains("from-env");
        Files.delete(file);
        assertThatThrownBy(() -> ConsulConnection.of(settings, env))
                .hasMessageStartingWith("PILOT02007")
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"b1gs33cr3t-1111-2222", "b1gs33cr3t/with/slash", "./b1gs33cr3t/b1gs33cr3t"})
    void of_theTokenInPlaceOfItsFile_failsWithoutShowingIt(String token) {
        assertThatThrownBy(() ->
                        ConsulConnection.of(settings("consul", null, null), Map.of("CONSUL_HTTP_TOKEN_FILE", token)))
                .hasMessageStartingWith("PILOT02007")
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("NoSuchFile"))
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("b1gs33cr3t"))
                .hasMessageNotContaining("b1gs33cr3t");
    }

    @Test
    void of_aTokenFileThatIsNotThere_namesIt(@TempDir Path directory) {
        String file = directory.resolve("gone").toString();
        assertThatThrownBy(() ->
                        ConsulConnection.of(settings("consul", null, null), Map.of("CONSUL_HTTP_TOKEN_FILE", file)))
                .hasMessageContaining(file);
    }

    @Test
    void of_aTokenWithALineBreak_failsWithoutShowingIt() {
        assertThatThrownBy(() -> ConsulConnection.of(settings("a", null, "sec\r\nret"), Map.of()))
                .hasMessageStartingWith("PILOT02005")
                .hasMessageNotContaining("sec");
    }

    @Test
    void of_tlsSettings_prefersTheEnvironments() {
        ConsulSettings file = new ConsulSettings(Optional.of("a"), Optional.empty(), Optional.empty(), FILE_TLS);
        assertThat(ConsulConnection.of(file, Map.of()).tls())
                .isEqualTo(new ConsulSettings.Tls(
                        Optional.of("f-ca"),
                        Optional.of("f-dir"),
                        Optional.of("f-cert"),
                        Optional.of("f-key"),
                        Optional.of("f-name"),
                        Optional.of(false)));
        assertThat(ConsulConnection.of(
                                file,
                                env("CONSUL_CACERT=e-ca CONSUL_CAPATH=e-dir CONSUL_CLIENT_CERT=e-cert "
                                        + "CONSUL_CLIENT_KEY=e-key CONSUL_TLS_SERVER_NAME=e-name "
                                        + "CONSUL_HTTP_SSL_VERIFY=TRUE"))
                        .tls())
                .isEqualTo(new ConsulSettings.Tls(
                        Optional.of("e-ca"),
                        Optional.of("e-dir"),
                        Optional.of("e-cert"),
                        Optional.of("e-key"),
                        Optional.of("e-name"),
                        Optional.of(true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "     |      |                            | PILOT02000",
                "' , '|      |                            | PILOT02001",
                "a    | ftp  |                            | PILOT02003",
                "a    |      | CONSUL_HTTP_SSL=perhaps    | PILOT02004",
                "a    |      | CONSUL_HTTP_SSL_VERIFY=2   | PILOT02004",
            })
    void of_whatCannotBe_fails(@Nullable String address, @Nullable String scheme, @Nullable String env, String code) {
        assertThatThrownBy(() -> ConsulConnection.of(settings(address, scheme, null), env(env)))
                .hasMessageStartingWith(code);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ConsulSettings settings(@Nullable String address, @Nullable String scheme, @Nullable String token) {
        return new ConsulSettings(
                Optional.ofNullable(address),
                Optional.ofNullable(scheme),
                Optional.ofNullable(token),
                ConsulSettings.Tls.NONE);
    }

    private static Map<String, String> env(@Nullable String variables) {
        Map<String, String> env = new HashMap<>();
        if (variables != null) {
            for (String variable : variables.split(" ", -1)) {
                String[] parts = variable.split("=", 2);
                env.put(parts[0], parts[1]);
            }
        }
        return env;
    }
}
