package io.piloted.consul;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instance in the answer to a health query, as far as we read it. Anything may be missing.
 *
 * <p>Public fields and no records, for JSON-B 2.0. Numbers are decimals, because an {@code int} would silently take the
 * last bits of a number that is too large.
 */
public final class HealthEntry {

    /** Where it runs. */
    @JsonbProperty("Node")
    public @Nullable Node node;

    /** What it is. */
    @JsonbProperty("Service")
    public @Nullable Service service;

    /** How it is. */
    @JsonbProperty("Checks")
    public @Nullable List<@Nullable Check> checks;

    /** A node. */
    public static final class Node {

        /** Its name. */
        @JsonbProperty("Node")
        public @Nullable String name;

        /** Its address. */
        @JsonbProperty("Address")
        public @Nullable String address;

        /** Its datacenter. */
        @JsonbProperty("Datacenter")
        public @Nullable String datacenter;

        /** Its addresses by kind. */
        @JsonbProperty("TaggedAddresses")
        public @Nullable Map<String, @Nullable String> taggedAddresses;
    }

    /** An instance of a service. */
    public static final class Service {

        /** Its id. */
        @JsonbProperty("ID")
        public @Nullable String id;

        /** Its address; empty for its node's. */
        @JsonbProperty("Address")
        public @Nullable String address;

        /** Its port. */
        @JsonbProperty("Port")
        public @Nullable BigDecimal port;

        /** Its tags. */
        @JsonbProperty("Tags")
        public @Nullable List<@Nullable String> tags;

        /** Its metadata. */
        @JsonbProperty("Meta")
        public @Nullable Map<String, @Nullable String> meta;

        /** Its weights. */
        @JsonbProperty("Weights")
        public @Nullable Weights weights;

        /** Its addresses by kind. */
        @JsonbProperty("TaggedAddresses")
        public @Nullable Map<String, @Nullable TaggedAddress> taggedAddresses;
    }

    /** The weights of an instance. */
    public static final class Weights {

        /** While it is passing. */
        @JsonbProperty("Passing")
        public @Nullable BigDecimal passing;

        /** While it is warning. */
        @JsonbProperty("Warning")
        public @Nullable BigDecimal warning;
    }

    /** An address of an instance for some kind of client. */
    public static final class TaggedAddress {

        /** The address. */
        @JsonbProperty("Address")
        public @Nullable String address;

        /** The port. */
        @JsonbProperty("Port")
        public @Nullable BigDecimal port;
    }

    /** A health check. */
    public static final class Check {

        /** {@code passing}, {@code warning} or {@code critical}. */
        @JsonbProperty("Status")
        public @Nullable String status;
    }
}
