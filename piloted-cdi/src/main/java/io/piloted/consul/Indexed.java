package io.piloted.consul;

import io.piloted.Endpoint;
import java.util.List;

/**
 * Endpoints with the index of Consul's response, for the next blocking query.
 *
 * @param endpoints the endpoints
 * @param index the response's index; its value is 0 if Consul gave none
 */
public record Indexed(List<Endpoint> endpoints, Index index) {

    /** Copies the list. */
    public Indexed {
        endpoints = List.copyOf(endpoints);
    }
}
