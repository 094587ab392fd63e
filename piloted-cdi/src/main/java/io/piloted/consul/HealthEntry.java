package io.piloted.consul;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/**
 * One instance in the response to a health query, with the members that the library reads. Public for JSON-B, with public
 * fields, since Yasson and Johnzon both set these. Any member may be missing. A value is whatever the JSON has, so that one
 * of another type spoils its own instance only.
 */
public class HealthEntry {

    /** Where the instance runs. */
    @JsonbProperty("Node")
    public @Nullable Node node;

    /** The instance. */
    @JsonbProperty("Service")
    public @Nullable Service service;

    /** For JSON-B. */
    public HealthEntry() {}

    /** With the checks, which are most of a response and not needed of passing instances. */
    public static final class WithChecks extends HealthEntry {

        /** The health checks of the instance and of its node. */
        @JsonbProperty("Checks")
        public @Nullable Object checks;

        /** For JSON-B. */
        public WithChecks() {}
    }

    /** A node. */
    public static final class Node {

        /** Its name. */
        @JsonbProperty("Node")
        public @Nullable Object name;

        /** Its address. */
        @JsonbProperty("Address")
        public @Nullable Object address;

        /** Its datacenter. */
        @JsonbProperty("Datacenter")
        public @Nullable Object datacenter;

        /** Its addresses by kind. */
        @JsonbProperty("TaggedAddresses")
        public @Nullable Object taggedAddresses;

        /** For JSON-B. */
        public Node() {}
    }

    /** An instance of a service. */
    public static final class Service {

        /** Its id. */
        @JsonbProperty("ID")
        public @Nullable Object id;

        /** Its address; empty for its node's. */
        @JsonbProperty("Address")
        public @Nullable Object address;

        /** Its port. */
        @JsonbProperty("Port")
        public @Nullable Object port;

        /** Its named ports, of Consul 1.22 and later; instead of its port. */
        @JsonbProperty("Ports")
        public @Nullable Object ports;

        /** Its tags. */
        @JsonbProperty("Tags")
        public @Nullable Object tags;

        /** Its metadata. */
        @JsonbProperty("Meta")
        public @Nullable Object meta;

        /** Its weights, while it is passing and while it is warning. */
        @JsonbProperty("Weights")
        public @Nullable Object weights;

        /** Its addresses by kind. */
        @JsonbProperty("TaggedAddresses")
        public @Nullable Object taggedAddresses;

        /** For JSON-B. */
        public Service() {}
    }
}
