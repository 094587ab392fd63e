package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.Endpoint;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a URI names that is not one of a host.
 *
 * @param scheme the scheme to send it by
 * @param service the service to send it to
 * @param resource path and query as they are written, empty or from the first slash or question mark on
 */
record Target(String scheme, String service, String resource) {

    private static final Map<String, String> SCHEMES = Map.of("piloted", "http", "piloted+https", "https");

    /** Of hosts that are services, for clients that want every base URI to be a {@link java.net.URL} (Jersey). */
    private static final String DOMAIN = ".piloted";

    /**
     * Reads a URI.
     *
     * @return null if it is none of ours
     * @throws io.piloted.PilotedException if it is, and no service is named, or more than that
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
            // More than the host is not ours to drop.
            return of(uri, scheme, host.equals(authority) ? host.substring(0, domain) : authority);
        }
        return null;
    }

    /** An authority without user and port. */
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

    /** Without what may be a password or a token. */
    private static String shown(URI uri) {
        String authority = uri.getRawAuthority();
        String text = uri.toString().split("[?#]", 2)[0];
        return authority == null ? text : text.replace(authority, authority.replaceFirst("^.*@", "***@"));
    }

    /**
     * The same at this endpoint.
     *
     * @throws io.piloted.PilotedException if the endpoint has no port: at the scheme's own something else may listen
     */
    URI at(Endpoint endpoint) {
        if (endpoint.port() == 0) {
            throw MESSAGES.noPort(service, endpoint.address());
        }
        return URI.create(endpoint.uri(scheme) + resource);
    }
}
