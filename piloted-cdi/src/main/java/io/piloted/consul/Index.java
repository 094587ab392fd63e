package io.piloted.consul;

import java.net.URI;
import java.util.Optional;

/**
 * A version number of Consul's state, as reported by one agent ({@code X-Consul-Index}).
 *
 * @param value the number; 0 for none, with which Consul responds at once
 * @param agent the agent that reported it, because another agent may have other numbers; empty for none
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/blocking">Consul: Blocking Queries</a>
 */
public record Index(long value, Optional<URI> agent) {

    /** No index: Consul responds at once. */
    public static final Index NONE = new Index(0, Optional.empty());

    static Index of(long value, URI agent) {
        return new Index(value, Optional.of(agent));
    }

    /** Whether a query to the given agent can wait for a change since this index. */
    boolean counts(URI other) {
        return value > 0 && agent.filter(other::equals).isPresent();
    }

    /**
     * The index for the query after a response. An index that goes backwards belongs to another state, so the next
     * query starts without an index.
     */
    Index then(Index answered) {
        if (answered.value < 1) {
            return new Index(1, answered.agent);
        }
        return agent.equals(answered.agent) && answered.value < value ? NONE : answered;
    }
}
