package io.piloted.consul;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the answer to a health query what the options want, in one pass. Strict: a value of another kind than Consul's
 * fails, and so does what follows the answer.
 *
 * <p>Each value's reader is given the event that the value begins with, and leaves the parser at the one it ends with.
 */
final class HealthParser {

    private final JsonParser parser;
    private final ConsulOptions options;

    HealthParser(JsonParser parser, ConsulOptions options) {
        this.parser = parser;
        this.options = options;
    }

    /**
     * The whole document.
     *
     * @throws RuntimeException if it is no answer to a health query; of which kind, depends on the JSON-P provider
     */
    List<@Nullable HealthEntry> entries() {
        List<@Nullable HealthEntry> entries = list(parser.next(), this::entry);
        if (entries == null) {
            throw new JsonException("null instead of an array");
        }
        // The only question that makes a provider look at what comes after the answer.
        while (parser.hasNext()) {
            parser.next();
        }
        return entries;
    }

    private @Nullable HealthEntry entry(Event first) {
        HealthEntry entry = new HealthEntry();
        return object(first, entry, (name, value) -> {
            switch (name) {
                case "Node" -> entry.node = node(value);
                case "Service" -> entry.service = service(value);
                case "Checks" -> {
                    // With ?passing they all pass, and they are most of the answer.
                    if (options.passing()) {
                        skip(value);
                    } else {
                        entry.checks = list(value, this::check);
                    }
                }
                default -> skip(value);
            }
        });
    }

    private HealthEntry.@Nullable Node node(Event first) {
        HealthEntry.Node node = new HealthEntry.Node();
        return object(first, node, (name, value) -> {
            switch (name) {
                case "Node" -> node.name = text(value);
                case "Address" -> node.address = text(value);
                case "Datacenter" -> node.datacenter = text(value);
                case "TaggedAddresses" -> {
                    if (options.wan()) {
                        node.taggedAddresses = map(value, this::text);
                    } else {
                        skip(value);
                    }
                }
                default -> skip(value);
            }
        });
    }

    private HealthEntry.@Nullable Service service(Event first) {
        HealthEntry.Service service = new HealthEntry.Service();
        return object(first, service, (name, value) -> {
            switch (name) {
                case "ID" -> service.id = text(value);
                case "Address" -> service.address = text(value);
                case "Port" -> service.port = number(value);
                case "Tags" -> service.tags = list(value, this::text);
                case "Meta" -> service.meta = map(value, this::text);
                case "Weights" -> service.weights = weights(value);
                case "TaggedAddresses" -> {
                    if (options.wan()) {
                        service.taggedAddresses = map(value, this::taggedAddress);
                    } else {
                        skip(value);
                    }
                }
                default -> skip(value);
            }
        });
    }

    private HealthEntry.@Nullable Weights weights(Event first) {
        HealthEntry.Weights weights = new HealthEntry.Weights();
        return object(first, weights, (name, value) -> {
            switch (name) {
                case "Passing" -> weights.passing = number(value);
                case "Warning" -> weights.warning = number(value);
                default -> skip(value);
            }
        });
    }

    private HealthEntry.@Nullable TaggedAddress taggedAddress(Event first) {
        HealthEntry.TaggedAddress tagged = new HealthEntry.TaggedAddress();
        return object(first, tagged, (name, value) -> {
            switch (name) {
                case "Address" -> tagged.address = text(value);
                case "Port" -> tagged.port = number(value);
                default -> skip(value);
            }
        });
    }

    private HealthEntry.@Nullable Check check(Event first) {
        HealthEntry.Check check = new HealthEntry.Check();
        return object(first, check, (name, value) -> {
            if (name.equals("Status")) {
                check.status = text(value);
            } else {
                skip(value);
            }
        });
    }

    private <T> @Nullable T object(Event first, T object, BiConsumer<String, Event> member) {
        if (!begins(first, Event.START_OBJECT)) {
            return null;
        }
        while (parser.next() == Event.KEY_NAME) {
            String name = parser.getString();
            member.accept(name, parser.next());
        }
        return object;
    }

    private <T> @Nullable Map<String, @Nullable T> map(Event first, Function<Event, @Nullable T> element) {
        Map<String, @Nullable T> map = new LinkedHashMap<>();
        return object(first, map, (name, value) -> map.put(name, element.apply(value)));
    }

    private <T> @Nullable List<@Nullable T> list(Event first, Function<Event, @Nullable T> element) {
        if (!begins(first, Event.START_ARRAY)) {
            return null;
        }
        List<@Nullable T> list = new ArrayList<>();
        for (Event value = parser.next(); value != Event.END_ARRAY; value = parser.next()) {
            list.add(element.apply(value));
        }
        return list;
    }

    private @Nullable String text(Event value) {
        return begins(value, Event.VALUE_STRING) ? parser.getString() : null;
    }

    private @Nullable BigDecimal number(Event value) {
        return begins(value, Event.VALUE_NUMBER) ? parser.getBigDecimal() : null;
    }

    /** Whether it is this kind of value; false for null. */
    private boolean begins(Event value, Event expected) {
        if (value != expected && value != Event.VALUE_NULL) {
            throw new JsonException(value + " instead of " + expected + " at " + parser.getLocation());
        }
        return value == expected;
    }

    /** By its events: Parsson 1.1 never comes back from {@link JsonParser#skipObject} where the body ends in the object. */
    private void skip(Event first) {
        int depth = opening(first);
        while (depth > 0) {
            depth += opening(parser.next());
        }
    }

    private static int opening(Event event) {
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }
}
