package io.piloted.consul;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instance in the answer to a health query, as far as we read it. Anything may be missing.
 *
 * <p>Fields and no records, since members come in any order. Numbers are decimals, because an {@code int} would silently
 * take the last bits of a number that is too large.
 */
final class HealthEntry {

    /** Where it runs. */
    @Nullable
    Node node;

    /** What it is. */
    @Nullable
    Service service;

    /** How it is. */
    @Nullable
    List<@Nullable Check> checks;

    /** A node. */
    static final class Node {

        /** Its name. */
        @Nullable
        String name;

        /** Its address. */
        @Nullable
        String address;

        /** Its datacenter. */
        @Nullable
        String datacenter;

        /** Its addresses by kind. */
        @Nullable
        Map<String, @Nullable String> taggedAddresses;
    }

    /** An instance of a service. */
    static final class Service {

        /** Its id. */
        @Nullable
        String id;

        /** Its address; empty for its node's. */
        @Nullable
        String address;

        /** Its port. */
        @Nullable
        BigDecimal port;

        /** Its ports, of Consul 1.22 and later; instead of its port. */
        @Nullable
        List<@Nullable NamedPort> ports;

        /** Its tags. */
        @Nullable
        List<@Nullable String> tags;

        /** Its metadata. */
        @Nullable
        Map<String, @Nullable String> meta;

        /** Its weights. */
        @Nullable
        Weights weights;

        /** Its addresses by kind. */
        @Nullable
        Map<String, @Nullable TaggedAddress> taggedAddresses;
    }

    /** One of several ports of an instance. */
    static final class NamedPort {

        /** The port. */
        @Nullable
        BigDecimal port;

        /** Whether it is the one for who asks for no other. */
        @Nullable
        Boolean isDefault;
    }

    /** The weights of an instance. */
    static final class Weights {

        /** While it is passing. */
        @Nullable
        BigDecimal passing;

        /** While it is warning. */
        @Nullable
        BigDecimal warning;
    }

    /** An address of an instance for some kind of client. */
    static final class TaggedAddress {

        /** The address. */
        @Nullable
        String address;

        /** The port. */
        @Nullable
        BigDecimal port;
    }

    /** A health check. */
    static final class Check {

        /** {@code passing}, {@code warning} or {@code critical}. */
        @Nullable
        String status;
    }
}
