package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.Endpoint;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request by service name, read from a URI like {@code piloted://appserver/path}.
 *
 * @param scheme the scheme of the request, {@code http} or {@code https}
 * @param service the service's name
 * @param resource the raw path and query; empty, or beginning with a slash or a question mark
 */
record Target(String scheme, String service, String resource) {

    private static final Map<String, String> SCHEMES = Map.of("piloted", "http", "piloted+https", "https");

    /** The suffix of hosts that are service names, for clients that require a {@link java.net.URL} (Jersey). */
    private static final String DOMAIN = ".piloted";

    /**
     * Reads the target from a URI.
     *
     * @return null if the URI does not name a service
     * @throws io.piloted.PilotedException if its authority is not just the name of a service
     */
    static @Nullable Target of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (SCHEMES.containsKey(scheme)) {
            return of(uri, SCHEMES.get(scheme), authority);
        }
        String host = host(authority);
        int domain = host.length() - DOMAIN.length();
        if (host.regionMatches(true, domain, DOMAIN, 0, DOMAIN.length()) && SCHEMES.containsValue(scheme)) {
            // A user or a port is an error, and must not be dropped silently.
            return of(uri, scheme, host.equals(authority) ? host.substring(0, domain) : authority);
        }
        return null;
    }

    /** The host in an authority, without user and port. */
    private static String host(String authority) {
        int user = authority.lastIndexOf('@') + 1;
        int port = authority.indexOf(':', user);
        return authority.substring(user, port < 0 ? authority.length() : port);
    }

    private static Target of(URI uri, String scheme, String service) {
        if (service.isEmpty() || service.indexOf('@') >= 0 || service.indexOf(':') >= 0) {
            throw MESSAGES.notOneService(shown(uri));
        }
        String query = uri.getRawQuery();
        return new Target(scheme, service, query == null ? uri.getRawPath() : uri.getRawPath() + '?' + query);
    }

    /** The URI without parts that may be a password or a token. */
    private static String shown(URI uri) {
        String authority = uri.getRawAuthority();
        String text = uri.toString().split("[?#]", 2)[0];
        return authority == null ? text : text.replace(authority, authority.replaceFirst("^.*@", "***@"));
    }

    /**
     * The URI of the target at an endpoint.
     *
     * @throws io.piloted.PilotedException if the endpoint has no port; the scheme's default port may belong to another
     *     program
     */
    URI at(Endpoint endpoint) {
        if (endpoint.port() == 0) {
            throw MESSAGES.noPort(service, endpoint.address());
        }
        return URI.create(endpoint.uri(scheme) + resource);
    }
}
