package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.registry.RefreshRequest.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One refresh, which serves all requests that joined it before it began.
 *
 * <p>Requests join under the lock of {@link RefreshQueue}. After it has begun, only the refresh thread uses it, except
 * for its two futures, which are thread-safe.
 */
final class Refresh {

    private final Map<ServiceQuery, List<Endpoint>> found = new LinkedHashMap<>();
    private final CompletableFuture<Void> visible = new CompletableFuture<>();
    private final CompletableFuture<RefreshOutcome> done = new CompletableFuture<>();

    private Scope scope = Scope.FOUND;
    private Optional<Trigger> trigger = Optional.empty();
    private boolean holdsPicks;

    /** Adds a request. The widest scope, the first trigger and the latest endpoints of each query apply. */
    void join(RefreshRequest request) {
        if (request.scope().compareTo(scope) > 0) {
            scope = request.scope();
        }
        if (trigger.isEmpty()) {
            trigger = request.trigger();
        }
        holdsPicks |= request.holdsPicks();
        found.putAll(request.found());
    }

    Scope scope() {
        return scope;
    }

    /** The first trigger; empty if only the library itself requested the refresh. */
    Optional<Trigger> trigger() {
        return trigger;
    }

    boolean holdsPicks() {
        return holdsPicks;
    }

    Map<ServiceQuery, List<Endpoint>> found() {
        return found;
    }

    /** A request for the same in the background, for a retry. */
    RefreshRequest again() {
        return new RefreshRequest(scope, trigger, false, found);
    }

    /** Completes when picks no longer have to wait for this refresh, whether it succeeded or failed. */
    CompletableFuture<Void> visible() {
        return visible;
    }

    /** Completes with the outcome, after {@link #visible}. */
    CompletableFuture<RefreshOutcome> done() {
        return done;
    }

    /** Fails the refresh, and wakes everybody who waits for it. Idempotent. */
    void fail(Throwable reason) {
        visible.complete(null);
        done.completeExceptionally(reason);
    }
}
