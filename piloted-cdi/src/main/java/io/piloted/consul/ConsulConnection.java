package io.piloted.consul;

import io.piloted.config.ConsulEnvironment;
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
 * The settings of the connection to Consul, resolved from the ContainerPilot file, the options and the environment.
 * Immutable. Two are equal if addresses, token, TLS settings and the contents of the certificate files are equal.
 *
 * <p>The environment's {@code CONSUL_HTTP_TOKEN_FILE}, {@code CONSUL_HTTP_TOKEN} and TLS variables override the file;
 * the file's address overrides the environment's, as in ContainerPilot 3.8. Two deliberate differences: TLS
 * verification is on unless it is switched off, and {@code CONSUL_CACERT}, {@code CONSUL_CAPATH} and
 * {@code CONSUL_TLS_SERVER_NAME} take effect.
 */
public final class ConsulConnection {

    private final List<URI> agents;
    private final Optional<String> token;
    private final ConsulSettings.Tls tls;

    /** A digest of the files that {@link #tls} names; empty without TLS. */
    private final String certificates;

    private final Optional<ConsulEnvironment.Variable> tokenFile;

    private ConsulConnection(
            List<URI> agents,
            Optional<String> token,
            Optional<ConsulEnvironment.Variable> tokenFile,
            ConsulSettings.Tls tls) {
        this.agents = agents;
        this.token = token;
        this.tokenFile = tokenFile;
        this.tls = tls;
        this.certificates = overTls(agents) ? TlsFingerprint.fingerprint(tls) : "";
    }

    /**
     * Resolves the settings. Reads the file with the token, and the files for TLS to detect changes; ignores a file for
     * TLS that cannot be read.
     *
     * @throws io.piloted.PilotedException if there is no address, or a value is invalid
     */
    public static ConsulConnection of(ConsulSettings file, Map<String, String> env) {
        ConsulEnvironment environment = new ConsulEnvironment(env);
        Optional<String> scheme =
                file.scheme().map(value -> value.toLowerCase(Locale.ROOT)).map(ConsulConnection::checkedScheme);
        boolean isSsl = environment.ssl().map(ConsulConnection::flag).orElse(false);
        String defaultScheme = scheme.orElse(isSsl ? "https" : "http");
        Optional<String> inFile = file.address();
        String addresses = inFile.or(environment::address).orElseThrow(Messages.MESSAGES::noAddress);
        // As in Consul's own clients, http:// in the address does not switch off TLS that another setting requires.
        boolean forceTls =
                inFile.isPresent() ? scheme.filter("https"::equals).isPresent() : defaultScheme.equals("https");
        // Checked before the split at commas, because a password may contain one.
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
                environment
                        .tokenFile()
                        .flatMap(ConsulConnection::contents)
                        .or(environment::token)
                        .or(file::token)
                        .map(ConsulConnection::checkedToken),
                environment.tokenFile(),
                environment
                        .tls()
                        .withVerify(environment.verify().map(ConsulConnection::flag))
                        .or(file.tls()));
    }

    /** The agents' URLs, for messages: separated by commas, in the order in which they are tried. */
    public String addresses() {
        return agents.stream().map(URI::toString).collect(Collectors.joining(", "));
    }

    /** The agents in the order in which they are tried; never empty. */
    List<URI> agents() {
        return agents;
    }

    /** The ACL token, which is a secret. */
    Optional<String> token() {
        return token;
    }

    ConsulSettings.Tls tls() {
        return tls;
    }

    boolean usesTls() {
        return overTls(agents);
    }

    /** Whether the settings depend on files besides the ContainerPilot file, which may change at any time. */
    boolean usesFiles() {
        return tokenFile.isPresent() || usesTls();
    }

    /**
     * These settings, to be used after the others.
     *
     * @throws io.piloted.PilotedException if the file with the token is empty now; without a token, Consul would hide all
     *     services, and that would look like a success
     */
    ConsulConnection after(ConsulConnection before) {
        if (tokenFile.isPresent() && token.isEmpty() && before.token.isPresent()) {
            throw Messages.MESSAGES.emptiedToken(Path.of(tokenFile.get().value()));
        }
        return this;
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

    /** Omits the token. */
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

    /** Checked here, because the HTTP client's exception would show the token. */
    private static String checkedToken(String token) {
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw Messages.MESSAGES.badToken();
        }
        return token;
    }

    private static Optional<String> contents(ConsulEnvironment.Variable file) {
        try {
            return Optional.of(Files.readString(Path.of(file.value())).strip()).filter(token -> !token.isEmpty());
        } catch (IOException | InvalidPathException e) {
            ShownPath path = new ShownPath(file.value(), e);
            throw Messages.MESSAGES.unreadableToken(path, path.cause());
        }
    }

    private static boolean flag(ConsulEnvironment.Variable variable) {
        return switch (variable.value().toLowerCase(Locale.ROOT)) {
            case "1", "t", "true" -> true;
            case "0", "f", "false" -> false;
            default -> throw Messages.MESSAGES.badFlag(variable.name(), Visible.describe(variable.value()));
        };
    }
}
