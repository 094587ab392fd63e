package io.piloted.cdi;

import io.piloted.Piloted;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.event.Event;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fires {@link ServicesUpdated} at the application's observers: once, with a {@link Piloted} for each service that
 * changed, so that a plain observer is called once whatever changed.
 */
final class Observers {

    private final Container container;

    /** The services that some observer waits for. Others are left out: containers cache each set of qualifiers. */
    private final Set<String> awaited;

    Observers(Container container, Set<String> awaited) {
        this.container = container;
        this.awaited = awaited;
    }

    /** Calls the synchronous observers, then the asynchronous ones; the stage completes when those are done. */
    CompletionStage<?> fire(ServicesUpdated updated) {
        Annotation[] changed = awaited.stream()
                .filter(updated::changed)
                .map(Piloted.Literal::of)
                .toArray(Annotation[]::new);
        Event<ServicesUpdated> selected = container.event().select(changed);
        CompletableFuture<Object> synchronous = new CompletableFuture<>();
        try {
            selected.fire(updated);
            synchronous.complete(updated);
        } catch (RuntimeException | Error e) { // the asynchronous ones still have to be told
            synchronous.completeExceptionally(e);
        }
        return selected.fireAsync(updated).thenCombine(synchronous, (one, other) -> one);
    }
}
