package io.piloted.consul;

import io.piloted.Endpoint;
import java.util.List;

/**
 * Endpoints as of an index of Consul's state, the one to wait for a change from.
 *
 * @param endpoints the endpoints
 * @param index {@code X-Consul-Index}, 0 if Consul gave none
 */
public record Indexed(List<Endpoint> endpoints, long index) {

    /**
     * Copies the list.
     *
     * @param endpoints the endpoints
     * @param index {@code X-Consul-Index}, 0 if Consul gave none
     */
    public Indexed {
        endpoints = List.copyOf(endpoints);
    }
}
