package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the last response to each query, so that only changed entries are mapped. Most are unchanged: when one
 * service changes, a signal makes the library look up all of them. Thread-safe.
 *
 * <p>It does not compare Consul's index, because another agent or a restored snapshot starts a new one. If memory runs
 * short, the garbage collector drops responses.
 */
final class ResponseCache {

    private final Map<ServiceQuery, SoftReference<MappedResponse>> last = new ConcurrentHashMap<>();

    /**
     * Maps a response.
     *
     * @param mapper as for {@link MappedResponse#of}; not called for entries that the last response had too
     * @return the last response itself if it has the same bytes
     */
    MappedResponse response(ServiceQuery query, byte[] body, Function<byte[], List<MappedEntry>> mapper) {
        MappedResponse before = last(query);
        MappedResponse response = before == null ? MappedResponse.of(body, mapper) : before.next(body, mapper);
        if (response != before) {
            last.put(query, new SoftReference<>(response));
        }
        return response;
    }

    private @Nullable MappedResponse last(ServiceQuery query) {
        SoftReference<MappedResponse> kept = last.get(query);
        return kept == null ? null : kept.get();
    }

    /** Forgets all other queries. */
    void keep(Set<ServiceQuery> queries) {
        last.keySet().retainAll(queries);
    }
}
