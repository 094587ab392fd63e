package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One update, from the moment it is asked for: what picks wait for and what {@code refresh()} hands out. A refresh looks
 * up all services; an update that is none only takes in what was found of single ones.
 *
 * <p>Written under the lock of {@link Updates} while pending, touched by the refresh thread alone afterwards.
 */
final class Update {

    private boolean refresh;

    /** Who asked for a refresh first; null while nobody has but this library. */
    private @Nullable Trigger trigger;

    private boolean announced;
    private final Map<ServiceQuery, List<Endpoint>> found = new LinkedHashMap<>();

    /** Completed on the refresh thread when the new endpoints are visible; nothing of an application may run there. */
    private final CompletableFuture<ServicesUpdated> visible = new CompletableFuture<>();

    /** Somebody asks for a refresh, and is told of it. */
    void refresh(Trigger by) {
        refresh = true;
        announced = true;
        if (trigger == null) {
            trigger = by;
        }
    }

    /** The library itself wants a refresh, which is told of if it brings news. */
    void refresh() {
        refresh = true;
    }

    void add(ServiceQuery query, List<Endpoint> endpoints) {
        found.put(query, endpoints);
    }

    /** Whether all services are to be looked up. */
    boolean isRefresh() {
        return refresh;
    }

    Trigger trigger() {
        return trigger != null ? trigger : Trigger.WATCH;
    }

    /** What was found of single services, the latest of each query. */
    Map<ServiceQuery, List<Endpoint>> found() {
        return found;
    }

    /** Whether it gets its event and its lines in the log: somebody asked for it, or it brought news. */
    boolean announced() {
        return announced;
    }

    /** Something has changed by it, of which somebody may want to know. */
    void announce() {
        announced = true;
    }

    CompletableFuture<ServicesUpdated> visible() {
        return visible;
    }
}
