package io.piloted.file;

import io.piloted.Endpoint;
import io.piloted.address.HostAndPort;
import io.piloted.catalog.CatalogSource;
import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.NumberValue;
import io.piloted.json5.Json5Value.ObjectValue;
import io.piloted.json5.Json5Value.StringValue;
import io.piloted.secret.Visible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A reader of the endpoints in a JSON5 document. Its errors name the place in the document. */
final class EndpointReader {

    private static final int MAX_PORT_DIGITS = 5;
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("address", "port", "id", "tags", "meta", "node", "datacenter", "weight", "ports"));

    private final String file;

    EndpointReader(String file) {
        this.file = file;
    }

    /** The values of all services, which are not checked yet. */
    ObjectValue services(Json5Value document) {
        return object(document, "the document", "an object of services");
    }

    /** The endpoints of one service, in the file's order. */
    List<Endpoint> endpoints(String service, Json5Value value) {
        String place = "$." + service;
        List<Endpoint> endpoints = new ArrayList<>();
        for (Json5Value element : array(value, place, "an array of endpoints").elements()) {
            endpoints.add(endpoint(element, place + '[' + endpoints.size() + ']'));
        }
        return List.copyOf(endpoints);
    }

    private Endpoint endpoint(Json5Value value, String place) {
        return value instanceof StringValue text
                ? hostAndPort(text.text(), place)
                : fields(object(value, place, "\"host:port\" or an object"), place);
    }

    /** Parses {@code host:port}. Without a regular expression, which would make the start slower. */
    private Endpoint hostAndPort(String text, String place) {
        HostAndPort parts = HostAndPort.parse(text);
        int port = port(parts.port().orElse(""));
        if (!Endpoint.isHost(parts.host()) || port < 0 || port > Endpoint.MAX_PORT) {
            throw unexpected(place, "\"host:port\" or \"[IPv6]:port\", the port 0 to 65535", Visible.describe(text));
        }
        return Endpoint.of(parts.host(), port);
    }

    /** The port; negative if it is invalid. */
    private static int port(String text) {
        int port = text.isEmpty() || text.length() > MAX_PORT_DIGITS ? -1 : 0;
        for (int i = 0; i < text.length() && port >= 0; i++) {
            char c = text.charAt(i);
            port = c >= '0' && c <= '9' ? 10 * port + c - '0' : -1;
        }
        return port;
    }

    private Endpoint fields(ObjectValue fields, String place) {
        fields.members().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw unexpected(place, "an object with some of " + KEYS, "one with '" + key + "'");
                });
        String address = text(fields, "address", place);
        if (!Endpoint.isHost(address)) {
            throw unexpected(place + ".address", "a host name or IP address", Visible.describe(address));
        }
        Map<String, Integer> ports = ports(fields, place);
        boolean isNamed = ports.size() == 1 && !fields.members().containsKey("port");
        return new Endpoint(
                address,
                isNamed ? ports.values().iterator().next() : number(fields, "port", place, 0, Endpoint.MAX_PORT),
                text(fields, "id", place),
                tags(fields, place),
                meta(fields, place),
                text(fields, "node", place),
                text(fields, "datacenter", place),
                fields.members().containsKey("weight")
                        ? number(fields, "weight", place, 1, CatalogSource.MAX_WEIGHT)
                        : 1,
                ports);
    }

    private Map<String, Integer> ports(ObjectValue fields, String place) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Json5Value value = fields.members().getOrDefault("ports", new ObjectValue(Map.of()));
        ObjectValue named = object(value, place + ".ports", "an object of ports");
        for (String name : named.members().keySet()) {
            ports.put(name, number(named, name, place + ".ports", 1, Endpoint.MAX_PORT));
        }
        return ports;
    }

    private List<String> tags(ObjectValue fields, String place) {
        List<String> tags = new ArrayList<>();
        Json5Value value = fields.members().getOrDefault("tags", new ArrayValue(List.of()));
        for (Json5Value tag :
                array(value, place + ".tags", "an array of strings").elements()) {
            tags.add(text(tag, place + ".tags[" + tags.size() + ']'));
        }
        return tags;
    }

    private Map<String, String> meta(ObjectValue fields, String place) {
        Map<String, String> meta = new LinkedHashMap<>();
        Json5Value value = fields.members().getOrDefault("meta", new ObjectValue(Map.of()));
        object(value, place + ".meta", "an object of strings")
                .members()
                .forEach((key, text) -> meta.put(key, text(text, place + ".meta." + key)));
        return meta;
    }

    private String text(ObjectValue fields, String key, String place) {
        return fields.members().containsKey(key) ? text(fields.get(key), place + '.' + key) : "";
    }

    private String text(Json5Value value, String place) {
        if (value instanceof StringValue text) {
            return text.text();
        }
        throw unexpected(place, "a string", value);
    }

    private int number(ObjectValue fields, String key, String place, int min, int max) {
        Json5Value value = fields.get(key);
        if (value instanceof NumberValue number && isWithin(number, min, max)) {
            return (int) number.doubleValue();
        }
        throw unexpected(place + '.' + key, "an integer from " + min + " to " + max, value);
    }

    /** Whether the number is in the range; NaN and infinities are not. */
    private static boolean isWithin(NumberValue number, int min, int max) {
        double value = number.doubleValue();
        return value >= min && value <= max && isIntegral(number);
    }

    /** Whether the number is exactly an integer: 1.00000000000000000001 is not. */
    private static boolean isIntegral(NumberValue number) {
        return number.exact()
                .filter(exact -> exact.remainder(BigDecimal.ONE).signum() == 0)
                .isPresent();
    }

    private ObjectValue object(Json5Value value, String place, String expected) {
        if (value instanceof ObjectValue object) {
            return object;
        }
        throw unexpected(place, expected, value);
    }

    private ArrayValue array(Json5Value value, String place, String expected) {
        if (value instanceof ArrayValue array) {
            return array;
        }
        throw unexpected(place, expected, value);
    }

    private RuntimeException unexpected(String place, String expected, Json5Value found) {
        if (found instanceof StringValue text) {
            return unexpected(place, expected, Visible.describe(text.text()));
        }
        String shown = found instanceof ArrayValue ? "an array" : found.toString();
        return unexpected(place, expected, found instanceof ObjectValue ? "an object" : shown);
    }

    private RuntimeException unexpected(String place, String expected, String found) {
        return Messages.MESSAGES.unexpected(file, place, expected, found);
    }
}
