package io.piloted.consul;

import io.piloted.Endpoint;
import java.util.List;

/**
 * The endpoints in a response of Consul, with the version of Consul's state that they belong to.
 *
 * @param endpoints the endpoints
 * @param version the version to wait with in the next query; its number is 0 if the response has none
 */
public record VersionedEndpoints(List<Endpoint> endpoints, StateVersion version) {

    /** Copies the list. */
    public VersionedEndpoints {
        endpoints = List.copyOf(endpoints);
    }
}
