package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the endpoints of the last response to each query, used if the next response has the same bytes. Most have:
 * when one service changes, a signal makes the library look up all of them. Thread-safe.
 *
 * <p>It does not compare Consul's index, because another agent or a restored snapshot starts a new one. It refers to
 * the endpoints weakly: the registry keeps those that it serves, and for other services only the digest stays.
 */
final class ResponseCache {

    private final Map<ServiceQuery, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(ByteBuffer digest, WeakReference<List<Endpoint>> endpoints) {

        /** The endpoints, if the body had this digest and they are still in memory; else null. */
        @Nullable
        List<Endpoint> endpoints(ByteBuffer ofBody) {
            return digest.equals(ofBody) ? endpoints.get() : null;
        }
    }

    /**
     * The endpoints of a response.
     *
     * @param body the response's body
     * @param reader reads the body; called only if it differs from the last one, otherwise the last list is returned
     */
    List<Endpoint> endpoints(ServiceQuery query, byte[] body, Supplier<List<Endpoint>> reader) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.create().digest(body));
        Answer last = answers.get(query);
        List<Endpoint> known = last == null ? null : last.endpoints(digest);
        if (known != null) {
            return known;
        }
        List<Endpoint> read = List.copyOf(reader.get());
        answers.put(query, new Answer(digest, new WeakReference<>(read)));
        return read;
    }
}
