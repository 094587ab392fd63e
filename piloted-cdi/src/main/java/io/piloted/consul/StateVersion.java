package io.piloted.consul;

import java.net.URI;
import java.util.Optional;

/**
 * A version of Consul's state, with which a client can wait for the next one. Consul calls it the index ({@code
 * X-Consul-Index}). Each agent has its own versions.
 *
 * @param number the version's number; 0 for none, with which Consul responds at once
 * @param agent the agent that reported it; empty for none
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/blocking">Consul: Blocking Queries</a>
 */
public record StateVersion(long number, Optional<URI> agent) {

    /** No version: Consul responds at once. */
    public static final StateVersion NONE = new StateVersion(0, Optional.empty());

    static StateVersion of(long number, URI agent) {
        return new StateVersion(number, Optional.of(agent));
    }

    /** Whether a query to the given agent can wait for a change since this version. */
    boolean isValidAt(URI other) {
        return number > 0 && agent.filter(other::equals).isPresent();
    }

    /**
     * The version to wait with after a response with the given version. Versions that go backwards belong to another
     * state, so the next query does not wait.
     */
    StateVersion after(StateVersion response) {
        if (response.number < 1) {
            return new StateVersion(1, response.agent);
        }
        return agent.equals(response.agent) && response.number < number ? NONE : response;
    }
}
