package io.piloted.consul;

import io.piloted.config.Options;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** A parser of health responses, which uses the platform's JSON-B. Thread-safe. */
final class HealthMapper implements AutoCloseable {

    private final Jsonb jsonb;
    private final Class<? extends HealthEntry[]> type;

    private HealthMapper(Jsonb jsonb, Class<? extends HealthEntry[]> type) {
        this.jsonb = jsonb;
        this.type = type;
    }

    /**
     * Creates JSON-B, which is slow. Call it on the thread that deploys: Yasson looks up the CDI container, and Weld
     * makes other threads wait for it until the deployment has ended.
     *
     * @param options decide whether the checks are read
     * @throws io.piloted.PilotedException if JSON-B is missing
     */
    static HealthMapper create(Options.Consul options) {
        try {
            HealthMapper mapper = of(JsonbBuilder.create(), options);
            mapper.map("[]"); // uses JSON-P, which may be missing too
            return mapper;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            throw Messages.MESSAGES.noJsonb(e, e);
        }
    }

    /** A parser that uses the given JSON-B. */
    static HealthMapper of(Jsonb jsonb, Options.Consul options) {
        return new HealthMapper(jsonb, options.passing() ? HealthEntry[].class : HealthEntry.WithChecks[].class);
    }

    /**
     * The entries of a response; null for an entry that is not an object.
     *
     * @throws RuntimeException if the response is not a JSON array
     */
    List<@Nullable HealthEntry> entries(byte[] response) {
        return entries(new String(response, StandardCharsets.UTF_8));
    }

    /**
     * The entries of the response to a prepared query, which has them in its member {@code Nodes}. The definition of
     * the prepared query decides which instances are healthy enough ({@code OnlyPassing}).
     *
     * @throws RuntimeException if the response is not a JSON object with that member
     */
    List<@Nullable HealthEntry> nodes(byte[] response) {
        String json = '[' + new String(response, StandardCharsets.UTF_8) + ']';
        JsonGuard.check(json);
        Object[] results = jsonb.fromJson(json, Object[].class);
        if (results.length != 1 || !(results[0] instanceof Map<?, ?> result) || !result.containsKey("Nodes")) {
            throw new IllegalArgumentException("expected an object with Nodes");
        }
        Object nodes = result.get("Nodes");
        return nodes == null ? List.of() : entries(jsonb.toJson(nodes));
    }

    private List<@Nullable HealthEntry> entries(String json) {
        JsonGuard.check(json);
        try {
            return map(json);
        } catch (RuntimeException e) {
            return mapOneByOne(json);
        }
    }

    /** Consul writes an empty list as null. */
    private List<@Nullable HealthEntry> map(String json) {
        HealthEntry @Nullable [] entries = jsonb.fromJson(json, type);
        return entries == null ? List.of() : Arrays.asList(entries);
    }

    /**
     * Maps each entry by itself, so that an invalid one does not affect the others. Fails if the response is not JSON.
     */
    private List<@Nullable HealthEntry> mapOneByOne(String json) {
        List<@Nullable HealthEntry> entries = new ArrayList<>();
        for (Object entry : jsonb.fromJson(json, Object[].class)) {
            try {
                entries.addAll(map(jsonb.toJson(Collections.singletonList(entry))));
            } catch (RuntimeException e) {
                entries.add(null);
            }
        }
        return entries;
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) { // it is not needed any more
            Messages.MESSAGES.debug("JSON-B cannot be closed", e);
        }
    }
}
