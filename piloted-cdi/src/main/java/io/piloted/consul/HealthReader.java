package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.config.Options;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A reader that turns one response about one service into endpoints, in the same order. It leaves out invalid
 * instances, so that one bad registration does not affect the others.
 */
final class HealthReader {

    private final Options.Consul options;
    private final ServiceQuery query;
    private final URI agent;
    private final UnaryOperator<String> quote;
    private final List<String> unusable = new ArrayList<>();

    /**
     * Creates the reader of one response.
     *
     * @param quote formats a value of the response for messages
     */
    HealthReader(Options.Consul options, ServiceQuery query, URI agent, UnaryOperator<String> quote) {
        this.options = options;
        this.query = query;
        this.agent = agent;
        this.quote = quote;
    }

    /**
     * The endpoints.
     *
     * @throws io.piloted.PilotedException if there are entries, but none has the members of Consul's entries
     */
    List<Endpoint> endpoints(List<@Nullable HealthEntry> entries) {
        List<Endpoint> endpoints = new ArrayList<>(entries.size());
        int instances = 0;
        for (int i = 0; i < entries.size(); i++) {
            HealthEntry entry = entries.get(i);
            if (entry == null || entry.node == null || entry.service == null) {
                unusable.add("entry " + i + " lacks Node or Service");
            } else {
                instances++;
                add(endpoints, entry, entry.node, entry.service);
            }
        }
        if (instances == 0 && !entries.isEmpty()) {
            throw Messages.MESSAGES.incomplete(query.service(), agent, entries.size());
        }
        return endpoints;
    }

    /** The reasons, one for each instance that was left out. */
    List<String> unusable() {
        return unusable;
    }

    private void add(List<Endpoint> endpoints, HealthEntry entry, HealthEntry.Node node, HealthEntry.Service instance) {
        Health health = entry instanceof HealthEntry.WithChecks checked ? Health.of(checked.checks) : Health.PASSING;
        if (health != Health.CRITICAL) {
            try {
                endpoints.add(new EndpointMapper(options.wan(), query.port(), node, instance, quote).endpoint(health));
            } catch (UnusableInstanceException e) {
                unusable.add(e.reason());
            }
        }
    }
}
