package io.piloted.http;

import io.piloted.address.HostAndPort;
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
        HostAndPort authority = HostAndPort.parse(server.getRawAuthority());
        return new ServerAddress(
                server.getScheme(),
                authority.bareHost(),
                Integer.parseInt(authority.port().orElseThrow()));
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    /** The value of the Host header field. It omits the scheme's default port (RFC 9110, section 4.2.3). */
    String hostField() {
        String bracketed = HostAndPort.bracketed(host);
        return port == (isSecure() ? HTTPS_PORT : HTTP_PORT) ? bracketed : bracketed + ':' + port;
    }
}
