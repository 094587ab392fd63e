package io.piloted;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to look up in a {@link Catalog}: one {@code backend} or {@code watch} of the ContainerPilot file. Immutable.
 *
 * @param service the service's name
 * @param tag only instances that carry this tag; empty for all
 * @param datacenter the Consul datacenter to ask for; empty for the agent's own
 */
public record ServiceQuery(String service, Optional<String> tag, Optional<String> datacenter) {

    /**
     * Checks for null.
     *
     * @param service the service's name
     * @param tag only instances that carry this tag; empty for all
     * @param datacenter the Consul datacenter to ask for; empty for the agent's own
     */
    public ServiceQuery {
        requireNonNull(service, "service");
        requireNonNull(tag, "tag");
        requireNonNull(datacenter, "datacenter");
    }

    /** As a record's own, written out: the JVM would make that one at every start, and take long. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceQuery query
                && service.equals(query.service)
                && tag.equals(query.tag)
                && datacenter.equals(query.datacenter);
    }

    @Override
    public int hashCode() {
        return (service.hashCode() * 31 + tag.hashCode()) * 31 + datacenter.hashCode();
    }

    /**
     * All instances of a service in the agent's own datacenter.
     *
     * @param service the service's name
     * @return the query
     */
    public static ServiceQuery of(String service) {
        return new ServiceQuery(service, Optional.empty(), Optional.empty());
    }
}
