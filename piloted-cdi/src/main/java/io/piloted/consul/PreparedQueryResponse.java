package io.piloted.consul;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** The response to a prepared query, with the member that the library reads. Public for JSON-B, as {@link HealthEntry}. */
public final class PreparedQueryResponse {

    private static final Object ABSENT = new Object();

    /** The instances, each like one of a health query; null for none. */
    @JsonbProperty("Nodes")
    public @Nullable Object nodes = ABSENT;

    /** For JSON-B. */
    public PreparedQueryResponse() {}

    /** Whether the response had the member at all; without it, it is no response of Consul. */
    boolean hasNodes() {
        return nodes != ABSENT;
    }
}
