package io.piloted.consul;

import static java.util.Objects.requireNonNull;

import io.piloted.config.Options.Consistency;
import java.util.Optional;

/**
 * The options for all requests to Consul. Immutable.
 *
 * @param wan whether instances that have a tagged address {@code wan} are reached there ({@code piloted.consul.wan})
 * @param near the node to sort by round trip time from, {@code _agent} for the agent's own; empty for Consul's order
 *     ({@code piloted.consul.near})
 * @param consistency which servers may answer ({@code piloted.consul.consistency})
 * @param passing whether only passing instances count; otherwise warning ones do too, by their own weight, and critical
 *     ones still do not ({@code piloted.consul.passing})
 */
public record ConsulOptions(boolean wan, Optional<String> near, Consistency consistency, boolean passing) {

    /** LAN addresses, Consul's order, its default consistency, passing instances only. */
    public static final ConsulOptions DEFAULT = new ConsulOptions(false, Optional.empty(), Consistency.DEFAULT, true);

    /**
     * Checks that nothing is null.
     *
     * @param wan whether instances that have a tagged address {@code wan} are reached there
     *     ({@code piloted.consul.wan})
     * @param near the node to sort by round trip time from, {@code _agent} for the agent's own; empty for Consul's
     *     order ({@code piloted.consul.near})
     * @param consistency which servers may answer ({@code piloted.consul.consistency})
     * @param passing whether only passing instances count; otherwise warning ones do too, by their own weight, and
     *     critical ones still do not ({@code piloted.consul.passing})
     */
    public ConsulOptions {
        requireNonNull(near, "near");
        requireNonNull(consistency, "consistency");
    }
}
