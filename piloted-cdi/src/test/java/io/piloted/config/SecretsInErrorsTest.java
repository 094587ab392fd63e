package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.piloted.PilotedException;
import io.piloted.consul.ConsulConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an error shows the structure of its line, but no value, wherever the value comes from (C1.2, C1.5). */
class SecretsInErrorsTest {

    private static final String SECRET = "5e3c2e7a-0bad-cafe";
    private static final Map<String, String> ENV = Map.of(
            "CONSUL_HTTP_TOKEN",
            SECRET,
            "SHORT_PW_TOKEN",
            "s3cr",
            "DATABASE",
            "plain-text-" + SECRET,
            "LONG",
            (SECRET + ' ').repeat(1_000),
            "LINES",
            "first\n" + SECRET);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // JSON5, the secret in the file
                "{consul: {token: '5e3c2e7a-0bad-cafe' address: 'c'}}",
                "{consul: {token: 5e3c2e7a-0bad-cafe, address: 'c'}}",
                "{consul: {token: x5e3c2e7a-0bad-cafe, address: 'c'}}",
                "{consul: {token: '5e3c2e7a-0bad-cafe, address: 'c'}}",
                "{consul: {token: '5e3c2e7a-0bad-cafe\n', address: 'c'}}",
                "{consul: {\"token\" : \"5e3c2e7a-0bad-cafe\"; address: 'c'}}",
                "{consul: {token: /* c */ '5e3c2e7a-0bad-cafe' ! }}",
                "{consul: {token:\n  '5e3c2e7a-0bad-cafe' ! }}",
                "{consul: {token: '\\\n5e3c2e7a-0bad-cafe' ! }}",
                "{db_password: '5e3c2e7a-0bad-cafe'' }",
                "{exec: ['curl', '-H', 'X-Consul-Token: 5e3c2e7a-0bad-cafe' '-v']}",
                "{consul: 'http://me:5e3c2e7a-0bad-cafe@consul:8500' x}",
                "{consul: {token: '5e3c2e7a-0bad-cafe' " + "x: 'padding to cut the line before the error', yy }}",
                "{consul: {token: // c\n '5e3c2e7a-0bad-cafe' !, address: 'c'}}",
                "{consul: {token\n:\n '5e3c2e7a-0bad-cafe' !, address: 'c'}}",
                "{consul: {token '5e3c2e7a-0bad-cafe', address: 'c'}}",
                "{consul: {token; '5e3c2e7a-0bad-cafe', address: 'c'}}",
                "{consul: {\"token\" \"5e3c2e7a-0bad-cafe\", address: 'c'}}",
                "{consul: {token== '5e3c2e7a-0bad-cafe', address: 'c'}}",
                "{consul: {token /* c */: '5e3c2e7a-0bad-cafe' !, address: 'c'}}",
                "{consul: {t\\u006fken: '5e3c2e7a-0bad-cafe', x: !, address: 'c'}}",
                "{tokens: [1,\n '5e3c2e7a-0bad-cafe' !]}",
                "{secrets: {\n a: {b: '5e3c2e7a-0bad-cafe' !}}}",
                "{exec: ['mysql', '--password', '5e3c2e7a-0bad-cafe' !]}",
                // JSON5, the secret from the environment
                "{x: {{ .LONG }} y}",
                "{x: '{{ .LONG }}' y}",
                "{x: '{{ .LINES }}\n y}",
                "{x: '{{ .CONSUL_HTTP_TOKEN }}' y}",
                "{x: {{ .CONSUL_HTTP_TOKEN }} y}",
                "{{ .CONSUL_HTTP_TOKEN }}",
                "{db: ['{{ .DATABASE }}' y]}",
                // the template
                "{token: '{{ .CONSUL_HTTP_TOKEN | default \"5e3c2e7a-0bad-cafe\" | nofunc }}'}",
                "{token: '{{ .X | default \"5e3c2e7a-0bad-cafe }}'}",
                "{token: '{{ .X | default '5e3c2e7a-0bad-cafe' }}'}",
                "{token: '{{ .X | default 5e3c2e7a-0bad-cafe }}'}",
                "{token: '{{ .X | default x5e3c2e7a-0bad-cafe }}'}",
                "{token: '{{ .X | default \"5e3c2e7a-0bad-cafe\" \"5e3c2e7a-0bad-cafe\" \"\" }}'}",
                "{token: '{{ .X ', secret: '5e3c2e7a-0bad-cafe'}",
                "{token: '{{ template \"5e3c2e7a-0bad-cafe\" }}'}",
                "{token: '{{ loop \"5e3c2e7a-0bad-cafe\" }}'}",
                "{token: '{{ regexReplaceAll \"(5e3c2e7a-0bad-cafe\" \"\" .X }}'}",
                "{token: '{{ .CONSUL_HTTP_TOKEN.X }}{{ loop .CONSUL_HTTP_TOKEN }}'}",
                // what a list of names would not find
                "{exec: ['vault', '-token',\n'5e3c2e7a-0bad-cafe' !]}",
                "{a: 1, /* token 5e3c2e7a-0bad-cafe */ b c}",
                "{a: 1, // 5e3c2e7a-0bad-cafe\n b c}",
                "{encrypt: '5e3c2e7a-0bad-cafe' !, jwt: '5e3c2e7a-0bad-cafe', psk: 1}",
                "{dsn: '5e3c2e7a-0bad-cafe' '5e3c2e7a-0bad-cafe'}",
                "{x: '{{ .DATABASE | printf \"%q\" }}' !}",
                "{x: {{ .DATABASE | js }} !}",
                "{x: '{{ urlquery .DATABASE }}' !}",
                "{x: '{{ .DATABASE | replaceAll \"plain\" \"x\" }}' !}",
                "{token:\n'{{ .X | default \"5e3c2e7a-0bad-cafe\" | nofunc }}'}",
                "{x: '{{/* 5e3c2e7a-0bad-cafe }}'}",
                "{x: '{{ $5e3c2e7a }}'}",
                "{consul: 'c', watches: '5e3c2e7a-0bad-cafe', backends: [{name: '5e3c2e7a-0bad-cafe', poll: 1}]}",
                "{consul: {address: 'c', tls: {cafile: '5e3c2e7a-0bad-cafe', verify: '5e3c2e7a-0bad-cafe'}}}",
                // the model
                "{consul: {token: ['5e3c2e7a-0bad-cafe'], address: 'c'}}",
                "{consul: {token: '5e3c2e7a-0bad-cafe', address: 'me:5e3c2e7a-0bad-cafe@ftp://c', other: 1}}",
                "{{ .CONSUL_HTTP_TOKEN | printf \"%q\" }}",
                "{consul: 'c', watches: [{name: '{{ .CONSUL_HTTP_TOKEN }}', interval: '{{ .CONSUL_HTTP_TOKEN }}'}]}",
                "{consul: {address: 'c', tls: {clientkey: '-----BEGIN PRIVATE KEY-----\\n5e3c2e7a-0bad-cafe'}}}",
                // the connection
                "{consul: 'http://me:5e3c2e7a-0bad-cafe@consul:8500'}",
                "{consul: 'me:5e3c2e7a-0bad-cafe,x@consul:8500'}",
                "{consul: 'http://me:5e3c2e7a-0bad-cafe/@consul:8500'}",
                "{consul: 'consul:8500?token=5e3c2e7a-0bad-cafe'}",
                "{consul: 'http://consul:8500/#5e3c2e7a-0bad-cafe'}",
                "{consul: {address: 'consul:x', token: '5e3c2e7a-0bad-cafe'}}",
                "{consul: {address: 'consul', token: '5e3c2e7a-0bad-cafe\\nX: y'}}",
            })
    void anyError_ofALineWithASecret_doesNotShowIt(String file) throws IOException {
        Throwable failure = failure(file, file.contains("\\n") ? Map.of() : ENV);
        assertThat(failure).isInstanceOf(PilotedException.class);
        assertThat(stackTrace(failure))
                .doesNotContain(SECRET, "0bad", "5e3c2e7a")
                .contains("PILOT0");
    }

    @Test
    void errorOfJson5_stillShowsWhere() throws IOException {
        assertThat(failure("{\n  name: 'app', token: 's3cr3t' port: 1\n}", Map.of()))
                .hasMessageContaining("line 2, column 32")
                .hasMessageContaining(
                        String.format("  name: '***', token: '******' p***: *%n                               ^"));
    }

    /** A text without quotes may also be the beginning of a secret. */
    @Test
    void errorOfJson5_inANumber_showsNothingOfIt() throws IOException {
        assertThat(failure("{port: 8080, token: 5e3c}", Map.of()))
                .hasMessageContaining(String.format("{port: 8080, token: ***c}%n                       ^"));
    }

    @Test
    void errorOfTheTemplate_stillShowsWhat() throws IOException {
        assertThat(failure("{token: '{{ .TOKEN | default \"s3cr3t\" `s` 'c' 5 | upper }}'}", Map.of()))
                .hasMessageContaining("{{ .TOKEN | default \"***\" `***` '***' 5 | *** }}: unknown function ***");
        assertThat(failure("{token: '{{ if .secret.PART }}'}", Map.of())).hasMessageContaining("{{ if .***.PART }}");
    }

    @Test
    void emptyString_ofAnUnsetVariable_namesIt() throws IOException {
        assertThat(failure("{consul:'c',watches:[{name:'{{ .NAME }}',interval:'{{ .SET }}{{ .OTHER }}'}]}", Map.of()))
                .hasMessageContainingAll(
                        "found an empty string; the environment variable NAME is not set",
                        "found an empty string; the environment variable SET is not set");
        assertThat(failure("{consul:'c',watches:[{name:'',interval:1}]}", Map.of()))
                .message()
                .contains("found an empty string")
                .doesNotContain("not set");
    }

    @Test
    void toString_ofTheSettings_showsNoSecret() throws IOException {
        Path file = Files.writeString(
                directory.resolve("c"),
                "{consul: {token: '" + SECRET + "', address: 'u:" + SECRET + "@c?" + SECRET + "'}}");
        ContainerPilot model = ContainerPilot.load(file, Map.of());
        assertThat(model.consul() + " " + model.services()).doesNotContain(SECRET);
    }

    private Throwable failure(String text, Map<String, String> env) throws IOException {
        Path file = Files.writeString(directory.resolve("containerpilot.json5"), text);
        return catchThrowable(
                () -> ConsulConnection.of(ContainerPilot.load(file, env).consul(), env));
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
