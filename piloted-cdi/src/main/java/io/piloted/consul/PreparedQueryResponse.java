package io.piloted.consul;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** The response to a prepared query, with the member that the library reads. Public for JSON-B, as {@link HealthEntry}. */
public final class PreparedQueryResponse {

    /** The instances, each like one of a health query. */
    @JsonbProperty("Nodes")
    public @Nullable Object nodes;

    /** For JSON-B. */
    public PreparedQueryResponse() {}
}
