package io.piloted;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to look up in a {@link Catalog}: one {@code backend} or {@code watch} of the ContainerPilot file, or one service
 * of {@code piloted.services}. Immutable.
 *
 * @param service the service's name in the application
 * @param tag only instances that carry this tag; empty for all
 * @param datacenters the Consul datacenters to look in, in order of preference: the first that has an instance counts; empty
 *     for the agent's own
 * @param preparedQuery name or id of the prepared query to execute instead of a health query; empty for none
 * @param near the node to sort by round trip time from, {@code _agent} for the agent's own; empty for what
 *     {@code piloted.consul.near} says
 * @param port name of the port to use of instances with several; empty for the default one
 * @param consulName the service's name in Consul, {@code service} unless {@code piloted.service.<name>.name} says another
 */
public record ServiceQuery(
        String service,
        Optional<String> tag,
        List<String> datacenters,
        Optional<String> preparedQuery,
        Optional<String> near,
        Optional<String> port,
        String consulName) {

    /**
     * Checks for null.
     *
     * @param service the service's name in the application
     * @param tag only instances that carry this tag; empty for all
     * @param datacenters the Consul datacenters to look in, in order of preference: the first that has an instance counts; empty
     *     for the agent's own
     * @param preparedQuery name or id of the prepared query to execute instead of a health query; empty for none
     * @param near the node to sort by round trip time from, {@code _agent} for the agent's own; empty for what
     *     {@code piloted.consul.near} says
     * @param port name of the port to use of instances with several; empty for the default one
     * @param consulName the service's name in Consul, {@code service} unless {@code piloted.service.<name>.name} says another
     */
    public ServiceQuery {
        requireNonNull(service, "service");
        requireNonNull(tag, "tag");
        datacenters = List.copyOf(datacenters);
        requireNonNull(preparedQuery, "preparedQuery");
        requireNonNull(near, "near");
        requireNonNull(port, "port");
        requireNonNull(consulName, "consulName");
    }

    /**
     * The instances of a service, by the health query of at most one datacenter.
     *
     * @param service the service's name, here and in Consul
     * @param tag only instances that carry this tag; empty for all
     * @param datacenter the Consul datacenter to ask for; empty for the agent's own
     */
    public ServiceQuery(String service, Optional<String> tag, Optional<String> datacenter) {
        this(
                service,
                tag,
                datacenter.map(List::of).orElse(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                service);
    }

    /**
     * The datacenter that is looked in first.
     *
     * @return the first of {@link #datacenters}; empty for the agent's own
     */
    public Optional<String> datacenter() {
        return datacenters.isEmpty() ? Optional.empty() : Optional.of(datacenters.get(0));
    }

    /** As a record's own, written out: the JVM would make that one at every start, and take long. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceQuery query
                && service.equals(query.service)
                && tag.equals(query.tag)
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
        hash = 31 * hash + datacenters.hashCode();
        hash = 31 * hash + preparedQuery.hashCode();
        hash = 31 * hash + near.hashCode();
        hash = 31 * hash + port.hashCode();
        return 31 * hash + consulName.hashCode();
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
