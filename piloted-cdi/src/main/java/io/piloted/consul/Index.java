package io.piloted.consul;

import java.net.URI;
import java.util.Optional;

/**
 * A place in the history of Consul's state, as one agent counts it.
 *
 * @param value {@code X-Consul-Index}; 0 for none, from which no query waits
 * @param agent who counts so, since another may count differently; empty for none
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/blocking">Consul: Blocking Queries</a>
 */
public record Index(long value, Optional<URI> agent) {

    /** Before all history. */
    public static final Index NONE = new Index(0, Optional.empty());

    static Index of(long value, URI agent) {
        return new Index(value, Optional.of(agent));
    }

    /** Whether there is something to wait for, and at that agent. */
    boolean counts(URI other) {
        return value > 0 && agent.filter(other::equals).isPresent();
    }

    /**
     * What to wait from after an answer. An index that goes backwards is another history, to be read from its beginning;
     * and below 1 none would wait.
     */
    Index then(Index answered) {
        if (answered.value < 1) {
            return new Index(1, answered.agent);
        }
        return agent.equals(answered.agent) && answered.value < value ? NONE : answered;
    }
}
