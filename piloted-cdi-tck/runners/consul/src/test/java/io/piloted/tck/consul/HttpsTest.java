package io.piloted.tck.consul;

import static io.piloted.tck.consul.Catalogs.lookUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.consul.ConsulCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests of TLS (C3.1) to a real agent with {@code verify_incoming}, with PEM files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsTest {

    private final Certificates certificates = Certificates.create();
    private final ConsulAgent agent = ConsulAgent.builder().https(certificates).start();

    @BeforeAll
    void register() {
        agent.register(Instance.of("appserver", 3000));
    }

    @AfterAll
    void end() {
        agent.close();
        certificates.close();
    }

    @Test
    void endpoints_withAuthorityAndClientCertificate_areThere() {
        assertLookupSucceeds(env());
    }

    @Test
    void endpoints_withADirectoryOfAuthorities_areThere() {
        Map<String, String> env = env();
        env.remove("CONSUL_CACERT");
        env.put("CONSUL_CAPATH", certificates.directory().toString());
        assertLookupSucceeds(env);
    }

    @Test
    void endpoints_withTheServersOtherName_areThere() {
        Map<String, String> env = env();
        env.put("CONSUL_TLS_SERVER_NAME", "server.dc1.consul");
        assertLookupSucceeds(env);
    }

    @Test
    void endpoints_withANameThatTheServerHasNot_fail() {
        Map<String, String> env = env();
        env.put("CONSUL_TLS_SERVER_NAME", "server.dc9.consul");
        assertFails(env, "server.dc9.consul");
    }

    @Test
    void endpoints_withVerificationOff_areThere() {
        Map<String, String> env = env();
        env.remove("CONSUL_CACERT");
        env.put("CONSUL_HTTP_SSL_VERIFY", "false");
        assertLookupSucceeds(env);
    }

    @Test
    void endpoints_withoutTheAuthority_fail() {
        Map<String, String> env = env();
        env.remove("CONSUL_CACERT");
        assertFails(env, "PILOT02103");
    }

    @Test
    void endpoints_withoutClientCertificate_fail() {
        Map<String, String> env = env();
        env.remove("CONSUL_CLIENT_CERT");
        env.remove("CONSUL_CLIENT_KEY");
        try (ConsulCatalog catalog = Catalogs.of(agent.httpsUrl().toString(), env)) {
            for (int i = 0; i < 30; i++) {
                assertThatThrownBy(() -> lookUp(catalog, "appserver"))
                        .hasMessageContaining("PILOT02103")
                        .hasMessageContaining("certificate");
            }
        }
    }

    @Test
    void reconnect_certificatesReplacedInPlace_usesThem() throws IOException {
        try (Certificates own = Certificates.create()) {
            Map<String, String> env = env(own);
            try (ConsulCatalog catalog = Catalogs.of(agent.httpsUrl().toString(), env)) {
                assertThatThrownBy(() -> lookUp(catalog, "appserver")).hasMessageContaining("PILOT02103");

                replace(own.authority(), certificates.authority());
                replace(own.clientCertificate(), certificates.clientCertificate());
                replace(own.clientKey(), certificates.clientKey());
                catalog.reconnect(Catalogs.connection(agent.httpsUrl().toString(), env));
                assertThat(lookUp(catalog, "appserver")).hasSize(1);
            }
        }
    }

    private Map<String, String> env() {
        return env(certificates);
    }

    private static Map<String, String> env(Certificates certificates) {
        return new HashMap<>(Map.of(
                "CONSUL_CACERT", certificates.authority().toString(),
                "CONSUL_CLIENT_CERT", certificates.clientCertificate().toString(),
                "CONSUL_CLIENT_KEY", certificates.clientKey().toString()));
    }

    private static void replace(Path old, Path by) throws IOException {
        Files.copy(by, old, StandardCopyOption.REPLACE_EXISTING);
    }

    private void assertLookupSucceeds(Map<String, String> env) {
        try (ConsulCatalog catalog = Catalogs.of(agent.httpsUrl().toString(), env)) {
            assertThat(lookUp(catalog, "appserver")).hasSize(1);
        }
    }

    private void assertFails(Map<String, String> env, String message) {
        try (ConsulCatalog catalog = Catalogs.of(agent.httpsUrl().toString(), env)) {
            assertThatThrownBy(() -> lookUp(catalog, "appserver")).hasMessageContaining(message);
        }
    }
}
