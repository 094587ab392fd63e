package io.piloted.consul;

import io.piloted.Endpoint;
import java.util.List;

/**
 * Endpoints as of a place in the history of Consul's state, the one to wait for a change from.
 *
 * @param endpoints the endpoints
 * @param index of the answer; of value 0 if Consul gave none
 */
public record Indexed(List<Endpoint> endpoints, Index index) {

    /**
     * Copies the list.
     *
     * @param endpoints the endpoints
     * @param index of the answer; of value 0 if Consul gave none
     */
    public Indexed {
        endpoints = List.copyOf(endpoints);
    }
}
