package io.piloted.consul;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The address of one agent as people write it, and the URI that it means. */
final class AgentAddress {

    private static final int DEFAULT_PORT = 8500;
    private static final String SCHEME_END = "://";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private AgentAddress() {}

    /**
     * Reads {@code host}, {@code host:port}, {@code [IPv6]:port} or a URL.
     *
     * @param defaultScheme for an address without a scheme
     * @param forceTls whether {@code http://} means https too, because TLS was asked for elsewhere
     * @return the root of the agent's API, without a slash at its end
     */
    static URI parse(String text, String defaultScheme, boolean forceTls) {
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            // Not shown: people put tokens there.
            throw Messages.LOG.badAddress(text.replaceFirst("[?#].*", "?***"), "it holds a query or a fragment");
        }
        int schemeEnd = text.indexOf(SCHEME_END);
        String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + SCHEME_END.length());
        String scheme =
                schemeEnd < 0 ? defaultScheme : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        if (scheme.equals("unix")) {
            throw Messages.LOG.unixSocket(text);
        }
        if (!SCHEMES.contains(scheme)) {
            throw Messages.LOG.badScheme(scheme);
        }
        URI uri = uri(text, (forceTls ? "https" : scheme) + SCHEME_END + bracketed(rest));
        if (uri.getHost() == null) {
            throw Messages.LOG.badAddress(text, "it has no valid host name (an underscore is not allowed in one)");
        }
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        if (port == 0 || port > 65_535) {
            throw Messages.LOG.badAddress(text, "its port is not 1 to 65535");
        }
        String path = uri.getRawPath().replaceFirst("/+$", "");
        // As it goes over the wire, where a path has no other characters.
        return URI.create(uri(text, uri.getScheme() + SCHEME_END + uri.getHost() + ':' + port + path)
                .toASCIIString());
    }

    private static String bracketed(String rest) {
        boolean bareIpv6 = !rest.startsWith("[") && rest.indexOf(':') != rest.lastIndexOf(':');
        return bareIpv6 ? '[' + rest + ']' : rest;
    }

    private static URI uri(String text, String uri) {
        try {
            return new URI(uri);
        } catch (URISyntaxException e) {
            throw Messages.LOG.badAddress(text, e.getReason());
        }
    }
}
