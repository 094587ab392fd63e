package io.piloted.file;

import io.piloted.Endpoint;
import io.piloted.json5.Json5;
import io.piloted.json5.Json5Exception;
import io.piloted.json5.Json5Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One version of the contents of a file of endpoints. Each service is read at its first lookup, so that an error in one
 * does not affect the others. Thread-safe.
 */
final class Contents {

    private final String text;
    private final EndpointReader reader;
    private final Json5Value.ObjectValue services;
    private final Map<String, List<Endpoint>> read = new ConcurrentHashMap<>();

    private Contents(String text, EndpointReader reader, Json5Value.ObjectValue services) {
        this.text = text;
        this.reader = reader;
        this.services = services;
    }

    /**
     * Parses the whole text.
     *
     * @throws io.piloted.PilotedException if the text is not JSON5, or not an object of services
     */
    static Contents parse(Location location, String text) {
        try {
            EndpointReader reader = new EndpointReader(location.text());
            return new Contents(text, reader, reader.services(Json5.parse(text)));
        } catch (Json5Exception e) {
            throw Messages.MESSAGES.notJson5(location.text(), String.valueOf(e.getMessage()), e);
        }
    }

    boolean isOf(String other) {
        return text.equals(other);
    }

    Set<String> names() {
        return services.members().keySet();
    }

    /**
     * The endpoints of a service; empty if the file does not have it.
     *
     * @throws io.piloted.PilotedException if its value is not an array of endpoints
     */
    Optional<List<Endpoint>> endpoints(String service) {
        Json5Value value = services.members().get(service);
        return value == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(service, name -> reader.endpoints(name, value)));
    }
}
