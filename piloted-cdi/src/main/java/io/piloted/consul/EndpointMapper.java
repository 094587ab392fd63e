package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.catalog.CatalogSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mapper from one instance in Consul's response to an endpoint. */
final class EndpointMapper {

    private static final String WAN = "wan";
    private static final BigDecimal MAX_PORT = BigDecimal.valueOf(Endpoint.MAX_PORT);

    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(CatalogSource.MAX_WEIGHT);

    private final boolean preferWan;
    private final Optional<String> wantedPort;
    private final HealthEntry.Node node;
    private final HealthEntry.Service instance;
    private final UnaryOperator<String> quote;

    /**
     * Creates the mapper of one instance.
     *
     * @param preferWan true to prefer the tagged address {@code wan}
     * @param wantedPort the name of the port to use; empty for the default one
     * @param quote formats a value of the response for messages
     */
    EndpointMapper(
            boolean preferWan,
            Optional<String> wantedPort,
            HealthEntry.Node node,
            HealthEntry.Service instance,
            UnaryOperator<String> quote) {
        this.preferWan = preferWan;
        this.wantedPort = wantedPort;
        this.node = node;
        this.instance = instance;
        this.quote = quote;
    }

    /**
     * Maps the instance.
     *
     * @throws UnusableInstanceException if there is no address, or a value is invalid
     */
    Endpoint endpoint(Health health) throws UnusableInstanceException {
        Map<String, ?> wan = preferWan
                ? object(
                        "TaggedAddresses",
                        object("TaggedAddresses", instance.taggedAddresses).get(WAN))
                : Map.of();
        String wanAddress = text("Address", wan.get("Address"));
        int wanPort = wanAddress.isBlank() ? 0 : port(wan.get("Port"));
        Map<String, Integer> ports = ports();
        return new Endpoint(
                host(wanAddress.isBlank() ? address() : wanAddress),
                wantedPort.isPresent() ? named(wantedPort.get(), ports) : wanPort > 0 ? wanPort : port(),
                text("ID", instance.id),
                tags(),
                meta(),
                text("Node", node.name),
                text("Datacenter", node.datacenter),
                weight(health),
                ports);
    }

    /** The instance's own address, else its node's, as in Consul's DNS. */
    private String address() throws UnusableInstanceException {
        String own = text("Address", instance.address);
        if (!own.isBlank()) {
            return own;
        }
        String wan = preferWan
                ? text(WAN, object("TaggedAddresses", node.taggedAddresses).get(WAN))
                : "";
        String address = wan.isBlank() ? text("Address", node.address) : wan;
        if (address.isBlank()) {
            throw unusable("neither it nor its node has an address");
        }
        return address;
    }

    /** Checked, because Consul accepts any text as an address, and some texts would change the meaning of a URI. */
    private String host(String address) throws UnusableInstanceException {
        if (!Endpoint.isHost(address)) {
            throw unusable("its address %s is not a host name or an IP address".formatted(quote.apply(address)));
        }
        return address;
    }

    /** The instance's port, else its default named port, else its only named port. */
    private int port() throws UnusableInstanceException {
        int port = port(instance.port);
        List<?> ports = list("Ports", instance.ports);
        for (Object element : ports) {
            Map<String, ?> named = object("Ports", element);
            int number = port(named.get("Port"));
            if (port == 0 && (ports.size() == 1 || Boolean.TRUE.equals(named.get("Default")))) {
                port = number;
            }
        }
        return port;
    }

    private Map<String, Integer> ports() throws UnusableInstanceException {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Object element : list("Ports", instance.ports)) {
            Map<String, ?> named = object("Ports", element);
            String name = text("Name", named.get("Name"));
            int number = port(named.get("Port"));
            if (!name.isEmpty() && number > 0) {
                ports.put(name, number);
            }
        }
        return ports;
    }

    private int named(String name, Map<String, Integer> ports) throws UnusableInstanceException {
        Integer port = ports.get(name);
        if (port == null) {
            throw unusable("it has no port named %s".formatted(name));
        }
        return port;
    }

    private int port(@Nullable Object value) throws UnusableInstanceException {
        BigDecimal port = number("Port", value);
        if (port.signum() < 0
                || port.compareTo(MAX_PORT) > 0
                || port.remainder(BigDecimal.ONE).signum() != 0) {
            throw unusable("its port %s is not 0 to %d"
                    .formatted(quote.apply(port.toString()).replace("\"", ""), Endpoint.MAX_PORT));
        }
        return port.intValueExact();
    }

    private List<String> tags() throws UnusableInstanceException {
        List<String> tags = new ArrayList<>();
        for (Object tag : list("Tags", instance.tags)) {
            if (tag != null) {
                tags.add(text("Tags", tag));
            }
        }
        return tags;
    }

    private Map<String, String> meta() throws UnusableInstanceException {
        Map<String, String> meta = new LinkedHashMap<>();
        for (Map.Entry<String, ?> entry : object("Meta", instance.meta).entrySet()) {
            if (entry.getValue() != null) {
                meta.put(entry.getKey(), text("Meta", entry.getValue()));
            }
        }
        return meta;
    }

    private int weight(Health health) throws UnusableInstanceException {
        Object weight = object("Weights", instance.weights).get(health == Health.WARNING ? "Warning" : "Passing");
        return number("Weights", weight).max(BigDecimal.ONE).min(MAX_WEIGHT).intValue();
    }

    /** Empty for null. */
    private String text(String member, @Nullable Object value) throws UnusableInstanceException {
        return value == null ? "" : as(String.class, member, value);
    }

    /** Zero for null. */
    private BigDecimal number(String member, @Nullable Object value) throws UnusableInstanceException {
        try {
            return value == null
                    ? BigDecimal.ZERO
                    : new BigDecimal(as(Number.class, member, value).toString());
        } catch (NumberFormatException e) { // Johnzon returns infinity for a number beyond a double
            throw unusable("its " + member + " is too large");
        }
    }

    /** Empty for null. */
    private List<?> list(String member, @Nullable Object value) throws UnusableInstanceException {
        return value == null ? List.of() : as(List.class, member, value);
    }

    /** Empty for null. */
    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private Map<String, ?> object(String member, @Nullable Object value) throws UnusableInstanceException {
        return value == null ? Map.of() : as(Map.class, member, value);
    }

    private <T> T as(Class<T> type, String member, Object value) throws UnusableInstanceException {
        if (!type.isInstance(value)) {
            throw unusable("its %s is %s, not %s".formatted(member, kind(value.getClass()), kind(type)));
        }
        return type.cast(value);
    }

    private static String kind(Class<?> type) {
        return Map.class.isAssignableFrom(type)
                ? "an object"
                : List.class.isAssignableFrom(type)
                        ? "an array"
                        : type == String.class ? "a string" : type == Boolean.class ? "true or false" : "a number";
    }

    private UnusableInstanceException unusable(String reason) {
        return new UnusableInstanceException(
                "instance %s of node %s: %s".formatted(shown(instance.id), shown(node.name), reason));
    }

    private String shown(@Nullable Object name) {
        return quote.apply(name instanceof String text ? text : "");
    }
}
