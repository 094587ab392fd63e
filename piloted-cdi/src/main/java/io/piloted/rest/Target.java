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

    /**
     * Reads a URI.
     *
     * @return null if its scheme is none of ours
     * @throws io.piloted.PilotedException if it is, and no service is named, or more than that
     */
    static @Nullable Target of(URI uri) {
        String ours = uri.getScheme();
        String scheme = ours == null ? null : SCHEMES.get(ours.toLowerCase(Locale.ROOT));
        if (scheme == null) {
            return null;
        }
        String service = uri.getRawAuthority();
        if (service == null || service.indexOf('@') >= 0 || service.indexOf(':') >= 0) {
            throw MESSAGES.notOneService(uri);
        }
        String query = uri.getRawQuery();
        return new Target(scheme, service, query == null ? uri.getRawPath() : uri.getRawPath() + '?' + query);
    }

    /** The same at this endpoint; at the scheme's own port if the catalog knows none. */
    URI at(Endpoint endpoint) {
        String root = endpoint.uri(scheme).toString();
        if (endpoint.port() == 0) {
            root = root.substring(0, root.lastIndexOf(':'));
        }
        return URI.create(root + resource);
    }
}
