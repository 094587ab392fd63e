package io.piloted.consul;

import io.piloted.config.ConsulSettings;
import io.piloted.config.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Connections and catalogs for tests. */
final class Connections {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    static final Options.Consul OPTIONS = Options.from(name -> Optional.empty()).consul();

    private Connections() {}

    static ConsulConnection to(String address) {
        return ConsulConnection.of(settings(address, ConsulSettings.Tls.NONE), Map.of());
    }

    static ConsulConnection to(String address, String token) {
        return ConsulConnection.of(settings(address, ConsulSettings.Tls.NONE), Map.of("CONSUL_HTTP_TOKEN", token));
    }

    static ConsulSettings settings(String address, ConsulSettings.Tls tls) {
        return new ConsulSettings(Optional.of(address), Optional.empty(), Optional.empty(), tls);
    }

    static ConsulCatalog catalog(String address, Path tokenFile) {
        ConsulSettings settings = settings(address, ConsulSettings.Tls.NONE);
        Map<String, String> env = Map.of("CONSUL_HTTP_TOKEN_FILE", tokenFile.toString());
        return new ConsulCatalog(ConsulConnection.of(settings, env), OPTIONS, TIMEOUT);
    }

    static ConsulCatalog catalog(String address) {
        return new ConsulCatalog(to(address), OPTIONS, TIMEOUT);
    }
}
