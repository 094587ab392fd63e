package io.piloted.consul;

import io.piloted.config.ConsulSettings;
import io.piloted.secret.Visible;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How Consul is reached: what the ContainerPilot file, the options and the environment say, resolved. Immutable; two are
 * equal if they lead to the same place in the same way, with the same certificates.
 *
 * <p>The environment's {@code CONSUL_HTTP_TOKEN_FILE}, {@code CONSUL_HTTP_TOKEN} and TLS variables beat the file, the file's address beats the
 * environment's, as in ContainerPilot 3.8. Deliberately unlike it, TLS verification is on unless it is switched off, and
 * {@code CONSUL_CACERT}, {@code CONSUL_CAPATH} and {@code CONSUL_TLS_SERVER_NAME} set what they name.
 */
public final class ConsulConnection {

    private final List<URI> agents;
    private final Optional<String> token;
    private final ConsulSettings.Tls tls;

    /** What the files of {@link #tls} held; empty without TLS. */
    private final String certificates;

    private ConsulConnection(List<URI> agents, Optional<String> token, ConsulSettings.Tls tls) {
        this.agents = agents;
        this.token = token;
        this.tls = tls;
        this.certificates = overTls(agents) ? TlsFingerprint.fingerprint(tls) : "";
    }

    /**
     * Resolves. Reads no file but that of the token, and those that TLS needs, to tell whether they changed; does not mind
     * if it cannot read these.
     *
     * @param file what the ContainerPilot file and the options say about Consul
     * @param env the environment
     * @return the connection
     * @throws io.piloted.PilotedException if there is no address, or a value is not what it must be
     */
    public static ConsulConnection of(ConsulSettings file, Map<String, String> env) {
        Environment environment = new Environment(env);
        Optional<String> scheme = present(file.scheme())
                .map(value -> value.toLowerCase(Locale.ROOT))
                .map(ConsulConnection::checkedScheme);
        String defaultScheme = scheme.orElse(environment.flag("CONSUL_HTTP_SSL").orElse(false) ? "https" : "http");
        Optional<String> inFile = present(file.address());
        String addresses = inFile.or(environment::address).orElseThrow(Messages.MESSAGES::noAddress);
        // As Consul's own clients do: what asked for TLS beside the address is not undone by http:// in it.
        boolean forceTls =
                inFile.isPresent() ? scheme.filter("https"::equals).isPresent() : defaultScheme.equals("https");
        // Before they are told apart, since a password may have a comma in it.
        if (addresses.indexOf('@') >= 0) {
            throw Messages.MESSAGES.userInfo();
        }
        List<URI> agents = Arrays.stream(addresses.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> AgentAddress.parse(address, defaultScheme, forceTls))
                .distinct()
                .toList();
        if (agents.isEmpty()) {
            throw Messages.MESSAGES.badAddress("", "it is empty");
        }
        return new ConsulConnection(
                agents,
                environment.token().or(() -> present(file.token())).map(ConsulConnection::checkedToken),
                tls(file.tls(), environment));
    }

    private static ConsulSettings.Tls tls(ConsulSettings.Tls file, Environment environment) {
        return new ConsulSettings.Tls(
                environment.text("CONSUL_CACERT").or(() -> present(file.caFile())),
                environment.text("CONSUL_CAPATH").or(() -> present(file.caPath())),
                environment.text("CONSUL_CLIENT_CERT").or(() -> present(file.clientCert())),
                environment.text("CONSUL_CLIENT_KEY").or(() -> present(file.clientKey())),
                environment.text("CONSUL_TLS_SERVER_NAME").or(() -> present(file.serverName())),
                environment.flag("CONSUL_HTTP_SSL_VERIFY").or(file::verify));
    }

    /**
     * Where the agents are, for people.
     *
     * @return their URLs between commas, the first to be asked first
     */
    public String addresses() {
        return agents.stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    /** The agents, the first to be asked first; never empty. */
    List<URI> agents() {
        return agents;
    }

    /** The ACL token; not to be shown to anybody but Consul. */
    Optional<String> token() {
        return token;
    }

    ConsulSettings.Tls tls() {
        return tls;
    }

    boolean usesTls() {
        return overTls(agents);
    }

    private static boolean overTls(List<URI> agents) {
        return agents.stream().anyMatch(agent -> agent.getScheme().equals("https"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConsulConnection that
                && agents.equals(that.agents)
                && token.equals(that.token)
                && tls.equals(that.tls)
                && certificates.equals(that.certificates);
    }

    @Override
    public int hashCode() {
        return 31 * agents.hashCode() + tls.hashCode();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ConsulConnection[agents=%s, token=%s, tls=%s]"
                .formatted(agents, token.isPresent() ? "set" : "none", tls);
    }

    private static String checkedScheme(String scheme) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw Messages.MESSAGES.badScheme(Visible.describe(scheme));
        }
        return scheme;
    }

    /** Keeps the HTTP client from being given a header value that it would refuse by showing it. */
    private static String checkedToken(String token) {
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw Messages.MESSAGES.badToken();
        }
        return token;
    }

    private static Optional<String> present(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The environment, in which blank counts as unset. */
    private record Environment(Map<String, String> variables) {

        private static final String DEFAULT_PORT = "8500";

        Optional<String> text(String name) {
            return present(Optional.ofNullable(variables.get(name)));
        }

        /** As Consul's own clients have it: that of the file, unless it is empty. */
        Optional<String> token() {
            return text("CONSUL_HTTP_TOKEN_FILE").flatMap(Environment::contents).or(() -> text("CONSUL_HTTP_TOKEN"));
        }

        private static Optional<String> contents(String file) {
            try {
                return present(Optional.of(Files.readString(Path.of(file))));
            } catch (IOException | InvalidPathException e) {
                ShownPath path = new ShownPath(file, e);
                throw Messages.MESSAGES.unreadableToken(path, path.cause());
            }
        }

        Optional<Boolean> flag(String name) {
            return text(name).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                case "1", "t", "true" -> true;
                case "0", "f", "false" -> false;
                default -> throw Messages.MESSAGES.badFlag(name, Visible.describe(value));
            });
        }

        Optional<String> address() {
            return text("CONSUL_HTTP_ADDR").or(() -> text("CONSUL_HOST").map(this::withPort));
        }

        private String withPort(String host) {
            String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
            String port = text("CONSUL_PORT").orElse(DEFAULT_PORT);
            // Kubernetes and Docker set tcp://10.3.240.10:8500 where there is a service or link of that name.
            return bracketed + ':' + (port.startsWith("tcp://") ? port.substring(port.lastIndexOf(':') + 1) : port);
        }
    }
}
