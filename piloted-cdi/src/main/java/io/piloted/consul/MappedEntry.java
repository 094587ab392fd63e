package io.piloted.consul;

import io.piloted.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of one entry of a response, or the reason why the entry has none. Immutable.
 *
 * @param endpoint null if the entry is left out
 * @param unusable why the instance cannot be an endpoint; null if it can
 * @param isInstance whether it has both Node and Service
 */
record MappedEntry(@Nullable Endpoint endpoint, @Nullable String unusable, boolean isInstance) {

    static final MappedEntry CRITICAL = new MappedEntry(null, null, true);
    static final MappedEntry NO_INSTANCE = new MappedEntry(null, null, false);

    static MappedEntry of(Endpoint endpoint) {
        return new MappedEntry(endpoint, null, true);
    }

    static MappedEntry unusable(String reason) {
        return new MappedEntry(null, reason, true);
    }
}
