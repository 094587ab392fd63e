package io.piloted.cdi;

import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import io.piloted.Piloted;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.event.Event;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The application's observers of the library's events. Each event is fired once, with a {@link Piloted} qualifier for
 * each service that it concerns. So an observer without a qualifier is called once, however many services changed.
 */
final class Observers {

    static final Set<Class<?>> EVENTS = Set.of(ServicesUpdated.class, EndpointEjected.class, EndpointReturned.class);

    private final Container container;

    /**
     * The services that observers wait for. Only these become qualifiers, because containers cache each set of
     * qualifiers.
     */
    private final Set<String> awaited;

    Observers(Container container, Set<String> awaited) {
        this.container = container;
        this.awaited = awaited;
    }

    /** Calls the synchronous observers, then the asynchronous ones; the stage completes when those are done. */
    CompletionStage<?> fire(Object event) {
        Annotation[] concerned = awaited.stream()
                .filter(service -> concerns(event, service))
                .map(Piloted.Literal::of)
                .toArray(Annotation[]::new);
        Event<Object> selected = container.event().select(concerned);
        CompletableFuture<Object> synchronous = new CompletableFuture<>();
        try {
            selected.fire(event);
            synchronous.complete(event);
        } catch (RuntimeException | Error e) { // the asynchronous observers must still get the event
            synchronous.completeExceptionally(e);
        }
        return selected.fireAsync(event).thenCombine(synchronous, (one, other) -> one);
    }

    private static boolean concerns(Object event, String service) {
        return (event instanceof ServicesUpdated updated && updated.changed(service))
                || (event instanceof EndpointEjected ejected
                        && ejected.service().equals(service))
                || (event instanceof EndpointReturned returned
                        && returned.service().equals(service));
    }
}
