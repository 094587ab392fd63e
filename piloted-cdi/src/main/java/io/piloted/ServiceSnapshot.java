package io.piloted;

import static java.util.Objects.requireNonNull;

import io.piloted.ServicesUpdated.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a service at one moment, to explain a pick. Immutable. JSON-B and Jackson can write and read it.
 *
 * @param service the name of the service
 * @param endpoints its endpoints, in the catalog's order, including ejected ones
 * @param since when these endpoints became visible; empty if no lookup has succeeded
 * @param checked when a lookup last succeeded; empty if none did
 * @param failure why the last lookup failed; empty if it succeeded
 * @param ejected the current ejections; empty if no endpoint is ejected
 */
public record ServiceSnapshot(
        String service,
        List<Endpoint> endpoints,
        Optional<Instant> since,
        Optional<Instant> checked,
        Optional<Failure> failure,
        List<EndpointEjected> ejected) {

    /**
     * Checks and copies the values. Null counts as empty, except for the name, because JSON mappers omit empty values.
     *
     * @param service the name of the service
     * @param endpoints its endpoints, in the catalog's order, including ejected ones
     * @param since when these endpoints became visible; empty if no lookup has succeeded
     * @param checked when a lookup last succeeded; empty if none did
     * @param failure why the last lookup failed; empty if it succeeded
     * @param ejected the current ejections; empty if no endpoint is ejected
     */
    public ServiceSnapshot {
        requireNonNull(service, "service");
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
        since = since == null ? Optional.empty() : since;
        checked = checked == null ? Optional.empty() : checked;
        failure = failure == null ? Optional.empty() : failure;
        ejected = ejected == null ? List.of() : List.copyOf(ejected);
    }
}
