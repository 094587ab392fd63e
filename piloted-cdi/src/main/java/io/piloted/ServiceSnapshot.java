package io.piloted;

import static java.util.Objects.requireNonNull;

import io.piloted.ServicesUpdated.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a service at one moment, to explain a pick. Immutable; JSON-B and Jackson write and read it.
 *
 * @param service the name of the service
 * @param endpoints its endpoints, in the catalog's order, those that are ejected among them
 * @param since since when these are its endpoints; empty if it was never looked up with success
 * @param checked when a lookup last succeeded; empty if none has
 * @param failure why the last lookup failed; empty if it succeeded
 * @param ejected the endpoints that have no turn at the moment, each with its ejection; empty if there are none
 */
public record ServiceSnapshot(
        String service,
        List<Endpoint> endpoints,
        Optional<Instant> since,
        Optional<Instant> checked,
        Optional<Failure> failure,
        List<EndpointEjected> ejected) {

    /**
     * Checks and copies. Null is read as empty, except for the name, since JSON mappers leave out what is empty.
     *
     * @param service the name of the service
     * @param endpoints its endpoints, in the catalog's order, those that are ejected among them
     * @param since since when these are its endpoints; empty if it was never looked up with success
     * @param checked when a lookup last succeeded; empty if none has
     * @param failure why the last lookup failed; empty if it succeeded
     * @param ejected the endpoints that have no turn at the moment, each with its ejection; empty if there are none
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
