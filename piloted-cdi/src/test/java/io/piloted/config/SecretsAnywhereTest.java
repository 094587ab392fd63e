package io.piloted.config;

import static io.piloted.secret.RandomSecret.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.PilotedException;
import io.piloted.secret.RandomSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that no error shows a part of a secret, with the secret and an error at any places in a file. */
class SecretsAnywhereTest {

    private static final String SECRET = RandomSecret.TEXT;
    private static final int FILES = 3_000;

    private static final Map<String, String> ENV = Map.of(
            "PLAIN", SECRET, "DSN", "db://u:" + SECRET + "@h/'\"x\\", "LINES", "a\n" + SECRET + "\nb", "EMPTY", "");

    private static final List<String> SCALARS = List.of(
            "'" + SECRET + "'",
            "\"" + SECRET + "\"",
            "'pre " + SECRET + " post'",
            "'-token',\n'" + SECRET + "'",
            "'\\\n" + SECRET + "'",
            "'x-" + SECRET + "=1,y'",
            "/* " + SECRET + " */ 1",
            "// " + SECRET + "\n 1",
            "'{{ .PLAIN }}'",
            "{{ .PLAIN }}",
            "{{ .DSN | printf \"%q\" }}",
            "'{{ .DSN | js }}'",
            "'{{ .DSN | urlquery }}'",
            "'{{ .DSN | replaceAll \"db\" \"x\" }}'",
            "'{{ .LINES }}'",
            "'{{ .EMPTY | default \"" + SECRET + "\" }}'",
            "'{{ .EMPTY | default `" + SECRET + "` }}'",
            "'{{/* " + SECRET + " */}}'",
            "'{{ if eq .PLAIN \"" + SECRET + "\" }}a{{ else }}b{{ end }}'",
            "'{{ define \"" + SECRET + "\" }}x{{ end }}{{ template \"" + SECRET + "\" }}'",
            "'{{ regexReplaceAll \"" + SECRET + "\" \"x\" .PLAIN }}'");

    private static final List<String> OTHERS =
            List.of("'app'", "1", "true", "null", "[1, 'a']", "{b: 'c', d: [2]}", "''");
    private static final List<String> KEYS =
            List.of("token", "'encrypt'", "name", "consul", "address", "tls", "watches", "interval", "x", "\"a b\"");
    private static final String BREAKING = "'\"`{}[],:;.$/\\*|() \n-=0a_";

    @TempDir
    Path directory;

    @Test
    void error_ofAnyFile_showsNoPartOfTheSecret() throws IOException {
        int failures = 0;
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            String text = broken(document(random), random);
            Path file = Files.writeString(directory.resolve("containerpilot.json5"), text);
            try {
                ContainerPilot.load(file, ENV);
            } catch (PilotedException e) {
                failures++;
                RandomSecret.isNotIn(e, seed, text);
            }
        }
        assertThat(failures).as("files that are broken").isGreaterThan(FILES / 2);
    }

    private static String document(Random random) {
        StringBuilder document = new StringBuilder("{");
        int members = 1 + random.nextInt(4);
        int secret = random.nextInt(members);
        for (int i = 0; i < members; i++) {
            String value = i == secret ? around(one(SCALARS, random), random) : one(OTHERS, random);
            document.append(one(KEYS, random)).append(": ").append(value).append(random.nextBoolean() ? ", " : ",\n");
        }
        return document.append('}').toString();
    }

    private static String around(String value, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "[" + value + ", 'b']";
            case 1 -> "{" + one(KEYS, random) + ": " + value + "}";
            case 2 -> "[{name: 'aa', interval: 1}, {name: " + value + ", interval: '5x'}]";
            default -> value;
        };
    }

    private static String broken(String document, Random random) {
        StringBuilder text = new StringBuilder(document);
        for (int i = random.nextInt(3); i >= 0 && text.length() > 1; i--) {
            int at = random.nextInt(text.length());
            char character = BREAKING.charAt(random.nextInt(BREAKING.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, character);
                case 2 -> text.setCharAt(at, character);
                default -> text.setLength(Math.max(at, 1));
            }
        }
        return text.toString();
    }
}
