package io.piloted;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query to a {@link Catalog}: one {@code backend} or {@code watch} of the ContainerPilot file, or one service of
 * {@code piloted.services}. Immutable.
 *
 * @param service the service's name in the application
 * @param tag a tag that instances must have; empty for all instances
 * @param filter a filter expression of Consul that instances must match; empty for all instances
 * @param datacenters the Consul datacenters, in order of preference: the first with an instance is used; empty for the
 *     agent's own
 * @param preparedQuery name or id of a prepared query to execute instead of a health query; empty for none
 * @param near the node for sorting by round trip time, {@code _agent} for the agent's own; empty for the value of
 *     {@code piloted.consul.near}
 * @param port the name of the port to use, if instances have several; empty for the default port
 * @param consulName the service's name in Consul: the value of {@code piloted.service.<name>.name}, else
 *     {@code service}
 */
public record ServiceQuery(
        String service,
        Optional<String> tag,
        Optional<String> filter,
        List<String> datacenters,
        Optional<String> preparedQuery,
        Optional<String> near,
        Optional<String> port,
        String consulName) {

    /**
     * Checks that nothing is null.
     *
     * @param service the service's name in the application
     * @param tag a tag that instances must have; empty for all instances
     * @param filter a filter expression of Consul that instances must match; empty for all instances
     * @param datacenters the Consul datacenters, in order of preference: the first with an instance is used; empty for
     *     the agent's own
     * @param preparedQuery name or id of a prepared query to execute instead of a health query; empty for none
     * @param near the node for sorting by round trip time, {@code _agent} for the agent's own; empty for the value of
     *     {@code piloted.consul.near}
     * @param port the name of the port to use, if instances have several; empty for the default port
     * @param consulName the service's name in Consul: the value of {@code piloted.service.<name>.name}, else
     *     {@code service}
     */
    public ServiceQuery {
        requireNonNull(service, "service");
        requireNonNull(tag, "tag");
        requireNonNull(filter, "filter");
        datacenters = List.copyOf(datacenters);
        requireNonNull(preparedQuery, "preparedQuery");
        requireNonNull(near, "near");
        requireNonNull(port, "port");
        requireNonNull(consulName, "consulName");
    }

    /**
     * Creates a health query in at most one datacenter.
     *
     * @param service the service's name, here and in Consul
     * @param tag a tag that instances must have; empty for all instances
     * @param datacenter the Consul datacenter; empty for the agent's own
     */
    public ServiceQuery(String service, Optional<String> tag, Optional<String> datacenter) {
        this(
                service,
                tag,
                Optional.empty(),
                datacenter.map(List::of).orElse(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                service);
    }

    /**
     * The first datacenter.
     *
     * @return the first of {@link #datacenters}; empty for the agent's own
     */
    public Optional<String> datacenter() {
        return datacenters.isEmpty() ? Optional.empty() : Optional.of(datacenters.get(0));
    }

    /** Written by hand: the JVM generates a record's method at its first use, which would make every start slower. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceQuery query
                && service.equals(query.service)
                && tag.equals(query.tag)
                && filter.equals(query.filter)
                && datacenters.equals(query.datacenters)
                && preparedQuery.equals(query.preparedQuery)
                && near.equals(query.near)
                && port.equals(query.port)
                && consulName.equals(query.consulName);
    }

    @Override
    public int hashCode() {
        int hash = service.hashCode();
        hash = 31 * hash + tag.hashCode();
        hash = 31 * hash + filter.hashCode();
        hash = 31 * hash + datacenters.hashCode();
        hash = 31 * hash + preparedQuery.hashCode();
        hash = 31 * hash + near.hashCode();
        hash = 31 * hash + port.hashCode();
        return 31 * hash + consulName.hashCode();
    }

    /**
     * Creates a query for all instances of a service in the agent's own datacenter.
     *
     * @param service the service's name
     * @return the query
     */
    public static ServiceQuery of(String service) {
        return new ServiceQuery(service, Optional.empty(), Optional.empty());
    }
}
