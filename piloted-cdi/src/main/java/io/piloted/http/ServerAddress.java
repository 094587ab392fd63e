package io.piloted.http;

import java.net.URI;

/**
 * Scheme, host and port of a server, read from its URI. Unlike {@link URI#getHost()}, this allows an underscore in the
 * host.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an IP address, without brackets
 * @param port the port
 */
record ServerAddress(String scheme, String host, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** The address in a URI, which must have a port. */
    static ServerAddress of(URI server) {
        String authority = server.getRawAuthority();
        int colon = authority.lastIndexOf(':');
        String host = authority.substring(0, colon);
        return new ServerAddress(
                server.getScheme(),
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(authority.substring(colon + 1)));
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** The value of the Host header field. It omits the scheme's default port (RFC 9110, section 4.2.3). */
    String hostField() {
        String bracketed = host.indexOf(':') < 0 ? host : '[' + host + ']';
        return port == (isSecure() ? HTTPS_PORT : HTTP_PORT) ? bracketed : bracketed + ':' + port;
    }
}
