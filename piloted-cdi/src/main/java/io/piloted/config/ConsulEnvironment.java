package io.piloted.config;

import io.piloted.address.HostAndPort;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables for Consul. No other class reads them. A blank variable counts as unset. Immutable.
 *
 * @param variables the environment
 */
public record ConsulEnvironment(Map<String, String> variables) {

    private static final String DEFAULT_PORT = "8500";

    /** A variable that is set. */
    public record Variable(String name, String value) {}

    /** {@return the addresses of agents: {@code CONSUL_HTTP_ADDR}, else {@code CONSUL_HOST} with {@code CONSUL_PORT}} */
    public Optional<String> address() {
        return text("CONSUL_HTTP_ADDR").or(() -> text("CONSUL_HOST").map(this::withPort));
    }

    private String withPort(String host) {
        String port = text("CONSUL_PORT").orElse(DEFAULT_PORT);
        // Kubernetes and Docker set CONSUL_PORT to tcp://10.3.240.10:8500 if a service or link is named consul.
        return HostAndPort.bracketed(host)
                + ':'
                + (port.startsWith("tcp://") ? port.substring(port.lastIndexOf(':') + 1) : port);
    }

    /** {@return the token file, which comes before {@link #token} unless it is empty} */
    public Optional<Variable> tokenFile() {
        return variable("CONSUL_HTTP_TOKEN_FILE");
    }

    public Optional<String> token() {
        return text("CONSUL_HTTP_TOKEN");
    }

    /** {@return whether to use TLS} */
    public Optional<Variable> ssl() {
        return variable("CONSUL_HTTP_SSL");
    }

    /** {@return whether to verify Consul's certificate} */
    public Optional<Variable> verify() {
        return variable("CONSUL_HTTP_SSL_VERIFY");
    }

    /** {@return the TLS settings, except {@link #verify}} */
    public ConsulSettings.Tls tls() {
        return new ConsulSettings.Tls(
                text("CONSUL_CACERT"),
                text("CONSUL_CAPATH"),
                text("CONSUL_CLIENT_CERT"),
                text("CONSUL_CLIENT_KEY"),
                text("CONSUL_TLS_SERVER_NAME"),
                Optional.empty());
    }

    private Optional<Variable> variable(String name) {
        return text(name).map(value -> new Variable(name, value));
    }

    private Optional<String> text(String name) {
        return ConsulSettings.Tls.present(Optional.ofNullable(variables.get(name)));
    }
}
