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
 * The endpoints of the last response to each query, for when the same response comes again, byte for byte. Most do: a signal
 * that one service changed has all of them looked up. Thread-safe.
 *
 * <p>Not by Consul's index, which begins again with another agent or a restored snapshot. The endpoints are kept by those
 * who serve them; of services that nobody serves any longer only the digest stays.
 */
final class ResponseCache {

    private final Map<ServiceQuery, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(ByteBuffer digest, WeakReference<List<Endpoint>> endpoints) {

        /** What was read of a body of this digest; null if it was another, or is forgotten. */
        @Nullable
        List<Endpoint> endpoints(ByteBuffer ofBody) {
            return digest.equals(ofBody) ? endpoints.get() : null;
        }
    }

    /**
     * What an answer says.
     *
     * @param body the answer
     * @param reader reads it; only called when it is not the last one, whose endpoints are given again, the same list
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
