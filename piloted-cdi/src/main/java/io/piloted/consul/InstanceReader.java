package io.piloted.consul;

import io.piloted.Endpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns one instance of a service, as an agent describes it, into an endpoint. */
final class InstanceReader {

    private static final String WAN = "wan";
    private static final BigDecimal MAX_PORT = BigDecimal.valueOf(65_535);

    /** Consul's own limit; it bounds the memory of a weighted rotation. */
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(65_535);

    private final boolean preferWan;
    private final HealthEntry.Node node;
    private final HealthEntry.Service instance;
    private final UnaryOperator<String> quote;

    /**
     * A reader of one instance.
     *
     * @param preferWan whether a tagged address {@code wan} goes before the usual one
     * @param quote makes of what the agent said what a message may show of it
     */
    InstanceReader(
            boolean preferWan, HealthEntry.Node node, HealthEntry.Service instance, UnaryOperator<String> quote) {
        this.preferWan = preferWan;
        this.node = node;
        this.instance = instance;
        this.quote = quote;
    }

    /**
     * The endpoint.
     *
     * @param health decides which weight counts
     * @throws UnusableInstanceException if there is no address, or address or port cannot be one
     */
    Endpoint endpoint(Health health) throws UnusableInstanceException {
        HealthEntry.TaggedAddress wan = wan();
        return new Endpoint(
                host(wan != null ? text(wan.address) : address()),
                port(wan != null && isPositive(wan.port) ? wan.port : ownPort()),
                text(instance.id),
                withoutNulls(instance.tags),
                withoutNulls(instance.meta),
                text(node.name),
                text(node.datacenter),
                weight(instance.weights, health));
    }

    private HealthEntry.@Nullable TaggedAddress wan() {
        HealthEntry.TaggedAddress wan =
                preferWan && instance.taggedAddresses != null ? instance.taggedAddresses.get(WAN) : null;
        return wan != null && isPresent(wan.address) ? wan : null;
    }

    /** The instance's own address, else its node's, as Consul's DNS has it. */
    private String address() throws UnusableInstanceException {
        if (isPresent(instance.address)) {
            return text(instance.address);
        }
        String wan = preferWan && node.taggedAddresses != null ? node.taggedAddresses.get(WAN) : null;
        String address = isPresent(wan) ? wan : node.address;
        if (!isPresent(address)) {
            throw unusable("neither it nor its node has an address");
        }
        return text(address);
    }

    /** Consul takes any text for an address; in a URI some would lead elsewhere. */
    private String host(String address) throws UnusableInstanceException {
        if (!Endpoint.isHost(address)) {
            throw unusable("its address %s is not a host name or an IP address".formatted(quote.apply(address)));
        }
        return address;
    }

    /** The one port, else the default one of several; of one alone nobody need say that it is. */
    private @Nullable BigDecimal ownPort() {
        List<HealthEntry.@Nullable NamedPort> ports = instance.ports;
        if (ports == null || isPositive(instance.port)) {
            return instance.port;
        }
        for (HealthEntry.NamedPort port : ports) {
            if (port != null && (ports.size() == 1 || Boolean.TRUE.equals(port.isDefault))) {
                return port.port;
            }
        }
        return instance.port;
    }

    private int port(@Nullable BigDecimal port) throws UnusableInstanceException {
        if (port == null) {
            return 0;
        }
        if (port.signum() < 0
                || port.compareTo(MAX_PORT) > 0
                || port.remainder(BigDecimal.ONE).signum() != 0) {
            throw unusable("its port %s is not 0 to 65535"
                    .formatted(quote.apply(port.toString()).replace("\"", "")));
        }
        return port.intValueExact();
    }

    private UnusableInstanceException unusable(String reason) {
        return new UnusableInstanceException("instance %s of node %s: %s"
                .formatted(quote.apply(text(instance.id)), quote.apply(text(node.name)), reason));
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
