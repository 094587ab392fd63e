package io.piloted.consul;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/**
 * One instance in the response to a health query, with the members that the library reads. The class and its fields are
 * public for JSON-B (Yasson and Johnzon). Any member may be missing. Fields have the type Object, so that a value of an
 * unexpected type affects its own instance only.
 */
public class HealthEntry {

    @JsonbProperty("Node")
    public @Nullable Node node;

    @JsonbProperty("Service")
    public @Nullable Service service;

    /**
     * An entry with its health checks. Used only if instances that are not passing may be endpoints, because the checks
     * are most of a response.
     */
    public static final class WithChecks extends HealthEntry {

        /** The health checks of the instance and of its node. */
        @JsonbProperty("Checks")
        public @Nullable Object checks;
    }

    public static final class Node {

        @JsonbProperty("Node")
        public @Nullable Object name;

        @JsonbProperty("Address")
        public @Nullable Object address;

        @JsonbProperty("Datacenter")
        public @Nullable Object datacenter;

        @JsonbProperty("TaggedAddresses")
        public @Nullable Object taggedAddresses;
    }

    public static final class Service {

        @JsonbProperty("ID")
        public @Nullable Object id;

        /** Its address; if empty, the node's address applies. */
        @JsonbProperty("Address")
        public @Nullable Object address;

        @JsonbProperty("Port")
        public @Nullable Object port;

        /** Its named ports, which Consul 1.22 and later may give instead of the port. */
        @JsonbProperty("Ports")
        public @Nullable Object ports;

        @JsonbProperty("Tags")
        public @Nullable Object tags;

        @JsonbProperty("Meta")
        public @Nullable Object meta;

        /** Its weights, while it is passing and while it is warning. */
        @JsonbProperty("Weights")
        public @Nullable Object weights;

        @JsonbProperty("TaggedAddresses")
        public @Nullable Object taggedAddresses;
    }
}
