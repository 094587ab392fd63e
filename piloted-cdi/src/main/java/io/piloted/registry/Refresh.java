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
 * One refresh, which answers every request that joined it before it began.
 *
 * <p>Requests join under the lock of {@link RefreshQueue}; once it has begun, only the refresh thread touches it, but for
 * its two futures.
 */
final class Refresh {

    private final Map<ServiceQuery, List<Endpoint>> found = new LinkedHashMap<>();
    private final CompletableFuture<Void> visible = new CompletableFuture<>();
    private final CompletableFuture<RefreshOutcome> done = new CompletableFuture<>();

    private Scope scope = Scope.FOUND;
    private Optional<Trigger> trigger = Optional.empty();
    private boolean holdsPicks;

    /** Adds a request: the widest scope, the first trigger, and the latest endpoints of each query count. */
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

    /** Who asked first; empty if only the library did. */
    Optional<Trigger> trigger() {
        return trigger;
    }

    boolean holdsPicks() {
        return holdsPicks;
    }

    Map<ServiceQuery, List<Endpoint>> found() {
        return found;
    }

    /** All that was asked, to be tried once more in the background. */
    RefreshRequest again() {
        return new RefreshRequest(scope, trigger, false, found);
    }

    /** Completes when picks need not wait for it any longer, whatever came of it. */
    CompletableFuture<Void> visible() {
        return visible;
    }

    /** Completes, after {@link #visible}, with what came of it. */
    CompletableFuture<RefreshOutcome> done() {
        return done;
    }

    /** Nobody carries it out, or it failed: wakes everybody who waits. Idempotent. */
    void fail(Throwable reason) {
        visible.complete(null);
        done.completeExceptionally(reason);
    }
}
