package io.piloted.consul;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Maps responses to health queries and prepared queries with the platform's JSON-B. Thread-safe. */
final class HealthMapper implements AutoCloseable {

    private final Jsonb jsonb;
    private final boolean passing;

    /**
     * With this JSON-B.
     *
     * @param passing whether health queries ask for passing instances only, whose checks are not needed
     */
    HealthMapper(Jsonb jsonb, boolean passing) {
        this.jsonb = jsonb;
        this.passing = passing;
    }

    /**
     * Makes JSON-B, which takes a while. On the thread that deploys: Yasson asks for the CDI container, and Weld lets other
     * threads wait for it until the deployment has ended.
     *
     * @throws io.piloted.PilotedException if there is no JSON-B
     */
    static HealthMapper create(boolean passing) {
        try {
            HealthMapper mapper = new HealthMapper(JsonbBuilder.create(), passing);
            mapper.map("[]", HealthEntry[].class); // uses JSON-P, which may be missing too
            return mapper;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            throw Messages.LOG.noJsonb(e, e);
        }
    }

    /**
     * The entries of the response to a health query; null for one of another form.
     *
     * @throws RuntimeException if the response is not a JSON array
     */
    List<@Nullable HealthEntry> ofHealthQuery(byte[] response) {
        String json = new String(response, StandardCharsets.UTF_8);
        JsonGuard.check(json, '[');
        return entries(json, passing ? HealthEntry[].class : HealthEntry.WithChecks[].class);
    }

    /**
     * The entries of the response to a prepared query; null for one of another form. The query's definition decides which
     * instances are healthy enough ({@code OnlyPassing}, {@code IgnoreCheckIDs}), so their checks are not read.
     *
     * @throws RuntimeException if the response is not a JSON object with the member Nodes
     */
    List<@Nullable HealthEntry> ofPreparedQuery(byte[] response) {
        String json = new String(response, StandardCharsets.UTF_8);
        JsonGuard.check(json, '{');
        PreparedQueryResponse prepared = jsonb.fromJson(json, PreparedQueryResponse.class);
        if (!prepared.hasNodes()) {
            throw new IllegalArgumentException("expected an object with Nodes");
        }
        return prepared.nodes == null ? List.of() : entries(jsonb.toJson(prepared.nodes), HealthEntry[].class);
    }

    private List<@Nullable HealthEntry> entries(String json, Class<? extends HealthEntry[]> type) {
        try {
            return map(json, type);
        } catch (RuntimeException e) {
            return mapOneByOne(json, type);
        }
    }

    /** Of Go's empty list, null, there is none. */
    private List<@Nullable HealthEntry> map(String json, Class<? extends HealthEntry[]> type) {
        HealthEntry @Nullable [] entries = jsonb.fromJson(json, type);
        return entries == null ? List.of() : Arrays.asList(entries);
    }

    /** So that an entry of another form spoils no others. Fails if the response is not JSON at all. */
    private List<@Nullable HealthEntry> mapOneByOne(String json, Class<? extends HealthEntry[]> type) {
        List<@Nullable HealthEntry> entries = new ArrayList<>();
        for (Object entry : jsonb.fromJson(json, Object[].class)) {
            try {
                entries.addAll(map(jsonb.toJson(Collections.singletonList(entry)), type));
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
        } catch (Exception e) { // nothing of it is needed any more
            Messages.LOG.debug("JSON-B cannot be closed", e);
        }
    }
}
