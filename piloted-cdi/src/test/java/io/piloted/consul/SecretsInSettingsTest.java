package io.piloted.consul;

import static io.piloted.secret.RandomSecret.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.PilotedException;
import io.piloted.config.ConsulSettings;
import io.piloted.secret.RandomSecret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A test that no error shows a part of a secret, with the secret in any of Consul's settings, and one setting invalid.
 */
class SecretsInSettingsTest {

    private static final String SECRET = RandomSecret.TEXT;
    private static final int SETTINGS = 3_000;

    private static final List<String> AROUND = List.of(
            "%s",
            "%s consul:8500",
            "%s:8500",
            "consul:%s",
            "consul:8500:%s",
            "[%s]:8500",
            "[::1%%%s]:8500",
            "http://%s",
            "HTTPS://consul/?token=%s",
            "https://consul/#%s",
            "https://consul/%s ^",
            "http://u:%s@consul",
            "%s@consul",
            "unix:///run/%s.sock",
            "%s://consul",
            "consul,%s",
            "-----BEGIN %s");
    private static final List<String> BREAKING =
            List.of(" ", ":", "$", "?", "[", "]", "^", "\n", "@", "://", ",", "\u200b");
    private static final List<String> VARIABLES = List.of(
            "CONSUL_HTTP_ADDR",
            "CONSUL_HOST",
            "CONSUL_PORT",
            "CONSUL_HTTP_SSL",
            "CONSUL_HTTP_SSL_VERIFY",
            "CONSUL_HTTP_TOKEN",
            "CONSUL_HTTP_TOKEN_FILE",
            "CONSUL_CACERT",
            "CONSUL_CAPATH",
            "CONSUL_CLIENT_CERT",
            "CONSUL_CLIENT_KEY",
            "CONSUL_TLS_SERVER_NAME");

    @Test
    void error_ofAnySettings_showsNoPartOfTheSecret() {
        int failures = 0;
        for (int seed = 0; seed < SETTINGS; seed++) {
            Random random = new Random(seed);
            ConsulSettings settings = settings(random);
            Map<String, String> env = new HashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                env.put(one(VARIABLES, random), value(random));
            }
            try (ConsulCatalog catalog =
                    new ConsulCatalog(ConsulConnection.of(settings, env), Connections.OPTIONS, Connections.TIMEOUT)) {
                assertThat(catalog.connection()).isNotNull();
            } catch (PilotedException e) {
                failures++;
                RandomSecret.isNotIn(e, seed, env);
            }
        }
        assertThat(failures).as("settings that are wrong").isGreaterThan(SETTINGS / 2);
    }

    private static ConsulSettings settings(Random random) {
        return new ConsulSettings(
                random.nextInt(3) == 0 ? Optional.of("https://consul") : sometimes(random, 2),
                sometimes(random, 5),
                sometimes(random, 5),
                new ConsulSettings.Tls(
                        sometimes(random, 8),
                        sometimes(random, 8),
                        sometimes(random, 8),
                        sometimes(random, 8),
                        sometimes(random, 8),
                        Optional.of(true)));
    }

    private static Optional<String> sometimes(Random random, int one) {
        return random.nextInt(one) == 0 ? Optional.of(value(random)) : Optional.empty();
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder(one(AROUND, random).formatted(SECRET));
        if (random.nextBoolean()) {
            value.insert(random.nextInt(value.length() + 1), one(BREAKING, random));
        }
        return value.toString();
    }
}
