package io.piloted.consul;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mapper from the entries of a parsed response to endpoints, in the same order. It marks invalid instances, so that
 * one bad registration does not affect the others.
 */
final class HealthReader {

    private final boolean preferWan;
    private final Optional<String> port;
    private final UnaryOperator<String> quote;

    /**
     * Creates the reader of one response.
     *
     * @param preferWan as for {@link EndpointMapper}
     * @param port the name of the port to use; empty for the default one
     * @param quote formats a value of the response for messages
     */
    HealthReader(boolean preferWan, Optional<String> port, UnaryOperator<String> quote) {
        this.preferWan = preferWan;
        this.port = port;
        this.quote = quote;
    }

    List<MappedEntry> read(List<@Nullable HealthEntry> entries) {
        List<MappedEntry> read = new ArrayList<>(entries.size());
        for (HealthEntry entry : entries) {
            read.add(
                    entry == null || entry.node == null || entry.service == null
                            ? MappedEntry.NO_INSTANCE
                            : read(entry, entry.node, entry.service));
        }
        return read;
    }

    private MappedEntry read(HealthEntry entry, HealthEntry.Node node, HealthEntry.Service instance) {
        Health health = entry instanceof HealthEntry.WithChecks checked ? Health.of(checked.checks) : Health.PASSING;
        if (health == Health.CRITICAL) {
            return MappedEntry.CRITICAL;
        }
        try {
            return MappedEntry.of(new EndpointMapper(preferWan, port, node, instance, quote).endpoint(health));
        } catch (UnusableInstanceException e) {
            return MappedEntry.unusable(e.reason());
        }
    }
}
