package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.address.HostAndPort;
import io.piloted.secret.Visible;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A parser of the address of one Consul agent, as people write it. */
final class AgentAddress {

    /** The port of an address that is only a host. A URL without a port has the port of its scheme. */
    private static final int DEFAULT_PORT = 8500;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** The host of an address like {@code :8500}, as in Consul's own clients. */
    private static final String LOCAL = "localhost";

    private static final String SCHEME_END = "://";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** The characters that separate the parts of an address. */
    private static final String SEPARATORS = ":/[]?#";

    /** Allows underscores, because the names of Docker stacks contain them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final String text;

    private AgentAddress(String text) {
        this.text = text;
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code :port}, {@code [IPv6]:port} or a URL.
     *
     * @param defaultScheme the scheme of an address without one
     * @param forceTls true to use https even for {@code http://}, because another setting requires TLS
     * @return the root of the agent's API, with a port and without a trailing slash
     */
    static URI parse(String text, String defaultScheme, boolean forceTls) {
        return new AgentAddress(text).uri(defaultScheme, forceTls);
    }

    private URI uri(String defaultScheme, boolean forceTls) {
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw Messages.MESSAGES.badAddress(shown(), "it holds a query or a fragment");
        }
        int schemeEnd = text.indexOf(SCHEME_END);
        String scheme =
                schemeEnd < 0 ? defaultScheme : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (scheme.equals("unix")) {
            throw Messages.MESSAGES.unixSocket();
        }
        if (!SCHEMES.contains(scheme)) {
            throw Messages.MESSAGES.badScheme(Visible.describe(scheme));
        }
        String effective = forceTls ? "https" : scheme;
        int impliedPort = schemeEnd < 0 ? DEFAULT_PORT : effective.equals("https") ? HTTPS_PORT : HTTP_PORT;
        String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + SCHEME_END.length());
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash).replaceFirst("/+$", "");
        return uri(effective + SCHEME_END + authority(authority, impliedPort) + path);
    }

    /** Host and port; adds the port if it is missing. */
    private String authority(String authority, int impliedPort) {
        HostAndPort parts = HostAndPort.parse(authority);
        String host = parts.host().isEmpty() && parts.port().isPresent() ? LOCAL : parts.host();
        if (!(host.startsWith("[") ? Endpoint.isHost(host) : NAME.matcher(host).matches())) {
            throw Messages.MESSAGES.badAddress(shown(), "it has no valid host name");
        }
        return host + ':' + parts.port().map(this::port).orElse(impliedPort);
    }

    private int port(String port) {
        try {
            int number = Integer.parseInt(port);
            if (number >= 1 && number <= Endpoint.MAX_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw Messages.MESSAGES.badAddress(shown(), "its port is not 1 to 65535");
    }

    /**
     * The address with only its scheme and separators readable: every other part could be a secret, put there by
     * mistake.
     */
    private String shown() {
        BitSet form = new BitSet();
        for (int i = 0; i < text.length(); i++) {
            form.set(i, SEPARATORS.indexOf(text.charAt(i)) >= 0);
        }
        SCHEMES.stream()
                .map(scheme -> scheme + SCHEME_END)
                .filter(beginning -> text.regionMatches(true, 0, beginning, 0, beginning.length()))
                .forEach(beginning -> form.set(0, beginning.length()));
        return Visible.excerpt(text, 0, text.length(), form, text.length());
    }

    private URI uri(String uri) {
        try {
            // A path that is sent over HTTP may contain ASCII only.
            return URI.create(new URI(uri).toASCIIString());
        } catch (URISyntaxException e) {
            throw Messages.MESSAGES.badAddress(shown(), e.getReason());
        }
    }
}
