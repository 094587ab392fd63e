package io.piloted.file;

import io.piloted.Endpoint;
import io.piloted.secret.Visible;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns a document into endpoints by service, and says at which place it is not what it must be. */
final class EndpointReader {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_PORT_DIGITS = 5;
    private static final int MAX_WEIGHT = 65_535;
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("address", "port", "id", "tags", "meta", "node", "datacenter", "weight"));

    private final String file;

    EndpointReader(String file) {
        this.file = file;
    }

    /** The values of all services, which need not be what they must. */
    JsonObject services(JsonValue document) {
        return object(document, "the document", "an object of services");
    }

    /** The endpoints of one service, in the file's order. */
    List<Endpoint> endpoints(String service, JsonValue value) {
        String place = "$." + service;
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonValue element : array(value, place, "an array of endpoints")) {
            endpoints.add(endpoint(element, place + '[' + endpoints.size() + ']'));
        }
        return List.copyOf(endpoints);
    }

    private Endpoint endpoint(JsonValue value, String place) {
        return value instanceof JsonString text
                ? hostAndPort(text.getString(), place)
                : fields(object(value, place, "\"host:port\" or an object"), place);
    }

    /** By hand: a regular expression is most of what the start would load for it. */
    private Endpoint hostAndPort(String text, String place) {
        int colon = text.lastIndexOf(':');
        String host = host(text.substring(0, Math.max(colon, 0)), false);
        int port = port(text.substring(colon + 1));
        if (host.isEmpty() || port < 0 || port > MAX_PORT) {
            throw unexpected(place, "\"host:port\" or \"[IPv6]:port\", the port 0 to 65535", quoted(text));
        }
        return Endpoint.of(host, port);
    }

    /** The text, in the brackets that an IPv6 address needs where a port follows; empty if it is none. */
    private static String host(String text, boolean mayHaveColons) {
        boolean needsBrackets = !mayHaveColons && text.indexOf(':') >= 0;
        return Endpoint.isHost(text) && (text.startsWith("[") || !needsBrackets) ? text : "";
    }

    /** Negative if it is none. */
    private static int port(String text) {
        int port = text.isEmpty() || text.length() > MAX_PORT_DIGITS ? -1 : 0;
        for (int i = 0; i < text.length() && port >= 0; i++) {
            char c = text.charAt(i);
            port = c >= '0' && c <= '9' ? 10 * port + c - '0' : -1;
        }
        return port;
    }

    private Endpoint fields(JsonObject fields, String place) {
        fields.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw unexpected(place, "an object with some of " + KEYS, "one with '" + key + "'");
        });
        String text = text(fields, "address", place);
        String address = host(text, true);
        if (address.isEmpty()) {
            throw unexpected(place + ".address", "a host name or IP address", quoted(text));
        }
        return new Endpoint(
                address,
                number(fields, "port", place, 0, MAX_PORT),
                text(fields, "id", place),
                tags(fields, place),
                meta(fields, place),
                text(fields, "node", place),
                text(fields, "datacenter", place),
                fields.containsKey("weight") ? number(fields, "weight", place, 1, MAX_WEIGHT) : 1);
    }

    private List<String> tags(JsonObject fields, String place) {
        List<String> tags = new ArrayList<>();
        JsonValue value = fields.getOrDefault("tags", JsonValue.EMPTY_JSON_ARRAY);
        for (JsonValue tag : array(value, place + ".tags", "an array of strings")) {
            tags.add(text(tag, place + ".tags[" + tags.size() + ']'));
        }
        return tags;
    }

    private Map<String, String> meta(JsonObject fields, String place) {
        Map<String, String> meta = new LinkedHashMap<>();
        JsonValue value = fields.getOrDefault("meta", JsonValue.EMPTY_JSON_OBJECT);
        object(value, place + ".meta", "an object of strings")
                .forEach((key, text) -> meta.put(key, text(text, place + ".meta." + key)));
        return meta;
    }

    private String text(JsonObject fields, String key, String place) {
        return fields.containsKey(key) ? text(fields.get(key), place + '.' + key) : "";
    }

    private String text(JsonValue value, String place) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw unexpected(place, "a string", value);
    }

    private int number(JsonObject fields, String key, String place, int min, int max) {
        JsonValue value = fields.getOrDefault(key, JsonValue.NULL);
        if (value instanceof JsonNumber number && isWithin(number, min, max)) {
            return number.intValue();
        }
        throw unexpected(place + '.' + key, "an integer from " + min + " to " + max, value);
    }

    private static boolean isWithin(JsonNumber number, int min, int max) {
        try {
            BigDecimal exact = number.bigDecimalValue();
            return exact.compareTo(BigDecimal.valueOf(min)) >= 0
                    && exact.compareTo(BigDecimal.valueOf(max)) <= 0
                    && exact.remainder(BigDecimal.ONE).signum() == 0;
        } catch (ArithmeticException e) {
            // NaN, an infinity, or far too large.
            return false;
        }
    }

    private JsonObject object(JsonValue value, String place, String expected) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw unexpected(place, expected, value);
    }

    private JsonArray array(JsonValue value, String place, String expected) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw unexpected(place, expected, value);
    }

    private RuntimeException unexpected(String place, String expected, JsonValue found) {
        return unexpected(
                place,
                expected,
                switch (found.getValueType()) {
                    case ARRAY -> "an array";
                    case OBJECT -> "an object";
                    case STRING -> quoted(((JsonString) found).getString());
                    default -> found.toString();
                });
    }

    private static String quoted(String text) {
        return Visible.describe(text);
    }

    private RuntimeException unexpected(String place, String expected, String found) {
        return Messages.TEXT.unexpected(file, place, expected, found);
    }
}
