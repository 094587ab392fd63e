package io.piloted.consul;

import io.piloted.Endpoint;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns what one agent answered about one service into endpoints, in the same order. */
final class HealthReader {

    private static final String WAN = "wan";
    private static final BigDecimal MAX_PORT = BigDecimal.valueOf(65_535);
    /** Consul's own limit; it bounds the memory of a weighted rotation. */
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(65_535);

    private final ConsulOptions options;
    private final String service;
    private final URI agent;
    private final UnaryOperator<String> quote;

    /**
     * A reader of one answer.
     *
     * @param quote makes of what the agent said what a message may show of it
     */
    HealthReader(ConsulOptions options, String service, URI agent, UnaryOperator<String> quote) {
        this.options = options;
        this.service = service;
        this.agent = agent;
        this.quote = quote;
    }

    List<Endpoint> endpoints(List<@Nullable HealthEntry> entries) {
        List<Endpoint> endpoints = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            HealthEntry entry = present(entries.get(i), i, "anything");
            Health health = options.passing() ? Health.PASSING : Health.of(entry.checks);
            if (health != Health.CRITICAL) {
                endpoints.add(endpoint(present(entry.node, i, "Node"), present(entry.service, i, "Service"), health));
            }
        }
        return endpoints;
    }

    private <T> T present(@Nullable T value, int index, String name) {
        if (value == null) {
            throw Messages.LOG.incomplete(service, agent, index, name);
        }
        return value;
    }

    private Endpoint endpoint(HealthEntry.Node node, HealthEntry.Service instance, Health health) {
        HealthEntry.TaggedAddress wan =
                options.wan() && instance.taggedAddresses != null ? instance.taggedAddresses.get(WAN) : null;
        boolean byWan = wan != null && isPresent(wan.address);
        return new Endpoint(
                host(node, instance, byWan ? text(Objects.requireNonNull(wan).address) : address(node, instance)),
                byWan && isPositive(Objects.requireNonNull(wan).port)
                        ? port(node, instance, wan.port)
                        : port(node, instance, instance.port),
                text(instance.id),
                withoutNulls(instance.tags),
                withoutNulls(instance.meta),
                text(node.name),
                text(node.datacenter),
                weight(instance.weights, health));
    }

    /** The instance's own address, else its node's, as Consul's DNS has it. */
    private String address(HealthEntry.Node node, HealthEntry.Service instance) {
        if (isPresent(instance.address)) {
            return text(instance.address);
        }
        String wan = options.wan() && node.taggedAddresses != null ? node.taggedAddresses.get(WAN) : null;
        String address = isPresent(wan) ? wan : node.address;
        if (!isPresent(address)) {
            throw Messages.LOG.noInstanceAddress(service, quote.apply(text(instance.id)), quote.apply(text(node.name)));
        }
        return text(address);
    }

    /** Consul takes any text for an address; in a URI some would lead elsewhere. */
    private String host(HealthEntry.Node node, HealthEntry.Service instance, String address) {
        if (!Endpoint.isHost(address)) {
            throw Messages.LOG.badInstanceAddress(
                    service, quote.apply(text(instance.id)), quote.apply(text(node.name)), quote.apply(address));
        }
        return address;
    }

    private int port(HealthEntry.Node node, HealthEntry.Service instance, @Nullable BigDecimal port) {
        if (port == null) {
            return 0;
        }
        if (port.signum() < 0
                || port.compareTo(MAX_PORT) > 0
                || port.remainder(BigDecimal.ONE).signum() != 0) {
            throw Messages.LOG.badPort(
                    service,
                    quote.apply(text(instance.id)),
                    quote.apply(text(node.name)),
                    quote.apply(port.toString()));
        }
        return port.intValueExact();
    }

    private static int weight(HealthEntry.@Nullable Weights weights, Health health) {
        BigDecimal weight = weights == null ? null : health == Health.WARNING ? weights.warning : weights.passing;
        return weight == null || weight.compareTo(BigDecimal.ONE) < 0
                ? 1
                : weight.min(MAX_WEIGHT).intValue();
    }

    private static boolean isPositive(@Nullable BigDecimal number) {
        return number != null && number.signum() > 0;
    }

    private static boolean isPresent(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<String> withoutNulls(@Nullable List<@Nullable String> list) {
        List<String> copy = new ArrayList<>();
        for (String element : list == null ? List.<@Nullable String>of() : list) {
            if (element != null) {
                copy.add(element);
            }
        }
        return copy;
    }

    private static Map<String, String> withoutNulls(@Nullable Map<String, @Nullable String> map) {
        Map<String, String> copy = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((key, value) -> {
                if (value != null) {
                    copy.put(key, value);
                }
            });
        }
        return copy;
    }
}
