package io.piloted.consul;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the answer to a health query what the options want, in one pass. Strict: a value of another kind than Consul's
 * fails, and so does what follows the answer.
 */
final class HealthParser {

    private final JsonReader json;
    private final ConsulOptions options;

    HealthParser(byte[] answer, ConsulOptions options) {
        this.json = new JsonReader(answer);
        this.options = options;
    }

    /**
     * The whole document; a null is Go's empty list.
     *
     * @throws MalformedJsonException if it is no answer to a health query
     */
    List<@Nullable HealthEntry> entries() {
        List<@Nullable HealthEntry> entries = list(this::entry);
        json.end();
        return entries == null ? List.of() : entries;
    }

    private @Nullable HealthEntry entry() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry entry = new HealthEntry();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Node" -> entry.node = node();
                case "Service" -> entry.service = service();
                case "Checks" -> {
                    // With ?passing they all pass, and they are most of the answer.
                    if (options.passing()) {
                        json.skip();
                    } else {
                        entry.checks = list(this::check);
                    }
                }
                default -> json.skip();
            }
        }
        return entry;
    }

    private HealthEntry.@Nullable Node node() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry.Node node = new HealthEntry.Node();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Node" -> node.name = json.text();
                case "Address" -> node.address = json.text();
                case "Datacenter" -> node.datacenter = json.text();
                case "TaggedAddresses" -> {
                    if (options.wan()) {
                        node.taggedAddresses = map(json::text);
                    } else {
                        json.skip();
                    }
                }
                default -> json.skip();
            }
        }
        return node;
    }

    private HealthEntry.@Nullable Service service() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry.Service service = new HealthEntry.Service();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "ID" -> service.id = json.text();
                case "Address" -> service.address = json.text();
                case "Port" -> service.port = json.number();
                case "Ports" -> service.ports = list(this::namedPort);
                case "Tags" -> service.tags = list(json::text);
                case "Meta" -> service.meta = map(json::text);
                case "Weights" -> service.weights = weights();
                case "TaggedAddresses" -> {
                    if (options.wan()) {
                        service.taggedAddresses = map(this::taggedAddress);
                    } else {
                        json.skip();
                    }
                }
                default -> json.skip();
            }
        }
        return service;
    }

    private HealthEntry.@Nullable NamedPort namedPort() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry.NamedPort port = new HealthEntry.NamedPort();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Port" -> port.port = json.number();
                case "Default" -> port.isDefault = json.flag();
                default -> json.skip();
            }
        }
        return port;
    }

    private HealthEntry.@Nullable Weights weights() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry.Weights weights = new HealthEntry.Weights();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Passing" -> weights.passing = json.number();
                case "Warning" -> weights.warning = json.number();
                default -> json.skip();
            }
        }
        return weights;
    }

    private HealthEntry.@Nullable TaggedAddress taggedAddress() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry.TaggedAddress tagged = new HealthEntry.TaggedAddress();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            switch (name) {
                case "Address" -> tagged.address = json.text();
                case "Port" -> tagged.port = json.number();
                default -> json.skip();
            }
        }
        return tagged;
    }

    private HealthEntry.@Nullable Check check() {
        if (!json.beginObject()) {
            return null;
        }
        HealthEntry.Check check = new HealthEntry.Check();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals("Status")) {
                check.status = json.text();
            } else {
                json.skip();
            }
        }
        return check;
    }

    private <T> @Nullable Map<String, @Nullable T> map(Supplier<@Nullable T> value) {
        if (!json.beginObject()) {
            return null;
        }
        Map<String, @Nullable T> map = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            map.put(name, value.get());
        }
        return map;
    }

    private <T> @Nullable List<@Nullable T> list(Supplier<@Nullable T> element) {
        if (!json.beginArray()) {
            return null;
        }
        List<@Nullable T> list = new ArrayList<>();
        while (json.nextElement()) {
            list.add(element.get());
        }
        return list;
    }
}
