package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.address.HostAndPort;
import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.NullValue;
import io.piloted.json5.Json5Value.ObjectValue;
import io.piloted.json5.Json5Value.StringValue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A reader of Consul's settings, from {@code consul} in the ContainerPilot file (a string or an object) and from the
 * options {@code piloted.consul.*}, which override the file. It reports the problems that ContainerPilot would report.
 * The environment is applied later: as in ContainerPilot, these settings override its address, and it overrides the
 * token and TLS.
 */
public final class ConsulReader {

    private static final String PATH = "$.consul";
    private static final String EXPECTED = "Consul's address as a string, or an object with its settings";
    private static final String SCHEME_END = "://";
    private static final Set<String> SCHEMES = Set.of("http", "https", "unix");

    private final ConsulEnvironment environment;
    private final Problems problems;

    ConsulReader(ConsulEnvironment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    ConsulSettings read(ObjectValue document) {
        Json5Value consul = document.get("consul");
        if (consul instanceof StringValue string) {
            return string(string.text());
        }
        if (consul instanceof ObjectValue object) {
            return object(object);
        }
        if (consul != NullValue.NULL) {
            problems.unexpected(PATH, EXPECTED, consul);
        }
        return ConsulSettings.NONE;
    }

    /**
     * Applies the options to the file's settings. The option for the address replaces the file's scheme too.
     *
     * @throws ContainerPilotException if the value of an option is invalid
     */
    public static ConsulSettings withOptions(ConsulSettings file, Function<String, Optional<String>> options) {
        Problems problems = new Problems();
        OptionReader reader = new OptionReader(options, problems);
        Optional<String> address = reader.text("piloted.consul.address");
        ConsulSettings.Tls tls = new ConsulSettings.Tls(
                reader.text("piloted.consul.tls.cafile"),
                reader.text("piloted.consul.tls.capath"),
                reader.text("piloted.consul.tls.clientcert"),
                reader.text("piloted.consul.tls.clientkey"),
                reader.text("piloted.consul.tls.servername"),
                reader.text("piloted.consul.tls.verify").map(text -> reader.flag("piloted.consul.tls.verify", true)));
        problems.throwIfAny(MESSAGES::optionProblems);
        return new ConsulSettings(
                address.or(file::address),
                address.isPresent() ? Optional.empty() : file.scheme(),
                reader.text("piloted.consul.token").or(file::token),
                tls.or(file.tls()));
    }

    private ConsulSettings string(String consul) {
        return settings(PATH, Optional.of(consul), Optional.empty(), Optional.empty(), ConsulSettings.Tls.NONE);
    }

    private ConsulSettings object(ObjectValue consul) {
        Fields fields = new Fields(consul, PATH, problems);
        Optional<String> address = fields.text("address");
        Optional<String> scheme = fields.text("scheme");
        Optional<String> token = fields.text("token");
        ConsulSettings.Tls tls = fields.object("tls").map(this::tls).orElse(ConsulSettings.Tls.NONE);
        fields.complete();
        return settings(fields.path("address"), address, scheme, token, tls);
    }

    /**
     * Creates the settings. Removes the scheme from the address, as ContainerPilot does, and adds the port that it
     * implies. A separate {@code scheme} of {@code https} applies even if the address begins with {@code http://}. If
     * there are several addresses, each keeps its own scheme.
     */
    private ConsulSettings settings(
            String path,
            Optional<String> address,
            Optional<String> scheme,
            Optional<String> token,
            ConsulSettings.Tls tls) {
        String text = address.orElse("");
        // Not split if it may have a password, which may contain a comma. A password is an error, which is reported
        // later.
        String[] addresses = text.indexOf('@') >= 0 ? new String[] {text} : text.split(",", -1);
        for (String one : addresses) {
            requireScheme(path, one.strip());
        }
        String first = addresses[0].strip();
        int end = first.indexOf(SCHEME_END);
        if (addresses.length > 1 || end < 0 || first.startsWith("unix")) {
            return new ConsulSettings(address, scheme, token, tls);
        }
        String own = first.substring(0, end);
        String effective = own.equals("https") ? own : scheme.orElse(own);
        return new ConsulSettings(
                Optional.of(withPort(first.substring(end + SCHEME_END.length()), effective)),
                Optional.of(effective),
                token,
                tls);
    }

    /** Adds the scheme's default port to a URL without a port, because the scheme is removed. */
    private static String withPort(String rest, String scheme) {
        String authority = rest.split("[/?#]", 2)[0];
        HostAndPort parts = HostAndPort.parse(authority);
        if (authority.isEmpty() || authority.indexOf('@') >= 0 || parts.port().isPresent()) {
            return rest;
        }
        return parts.host() + (scheme.equals("https") ? ":443" : ":80") + rest.substring(authority.length());
    }

    private void requireScheme(String path, String address) {
        int end = address.indexOf(SCHEME_END);
        String scheme = end < 0 ? "http" : address.substring(0, end);
        if (!SCHEMES.contains(scheme)) {
            problems.unexpected(
                    path, "http://, https:// or no scheme", scheme.replaceFirst("(?s)^.*@", "***@") + SCHEME_END);
        }
    }

    private ConsulSettings.Tls tls(Fields fields) {
        ConsulSettings.Tls tls = new ConsulSettings.Tls(
                fields.text("cafile"),
                fields.text("capath"),
                fields.text("clientcert"),
                fields.text("clientkey"),
                fields.text("servername"),
                fields.flag("verify"));
        fields.complete();
        ConsulSettings.Tls replacing = environment.tls();
        requireReadable(fields.path("cafile"), tls.caFile(), replacing.caFile());
        if (tls.caFile().or(replacing::caFile).isEmpty()) {
            requireReadable(fields.path("capath"), tls.caPath(), replacing.caPath());
        }
        requireReadable(fields.path("clientcert"), tls.clientCert(), replacing.clientCert());
        requireReadable(fields.path("clientkey"), tls.clientKey(), replacing.clientKey());
        requireBoth(fields, replacing.or(tls));
        return tls;
    }

    /** Reports a certificate without a key, and a key without a certificate. */
    private void requireBoth(Fields fields, ConsulSettings.Tls tls) {
        boolean hasCert = tls.clientCert().isPresent();
        boolean hasKey = tls.clientKey().isPresent();
        if (hasCert && !hasKey) {
            problems.absent(fields.path("clientkey"), "the private key of clientcert");
        }
        if (hasKey && !hasCert) {
            problems.absent(fields.path("clientcert"), "the certificate of clientkey");
        }
    }

    /** Reports an unreadable file, unless the environment replaces it by another file. */
    private void requireReadable(String path, Optional<String> file, Optional<String> replacement) {
        if (file.isEmpty() || replacement.isPresent()) {
            return;
        }
        try {
            if (!Files.isReadable(Path.of(file.get()))) {
                problems.unexpected(path, "a file or directory that can be read", file.get());
            }
        } catch (InvalidPathException e) {
            problems.unexpected(path, "a path", file.get());
        }
    }
}
