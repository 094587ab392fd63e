package io.piloted.demo;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the last {@link ServicesUpdated} events, and sends each to the pages that are open. */
@ApplicationScoped
public class Events {

    private static final int KEPT = 20;

    private final Deque<Update> last = new ArrayDeque<>();
    private final AtomicInteger appserverChanges = new AtomicInteger();
    private Sse sse;
    private SseBroadcaster pages;

    /**
     * An event as the page shows it.
     *
     * @param trigger what asked for the refresh
     * @param at when, in ISO-8601
     * @param changed what changed, by service
     * @param failures what went wrong, by service, or {@code CONTAINERPILOT} for the file
     */
    public record Update(String trigger, String at, Map<String, Change> changed, Map<String, String> failures) {

        static Update of(ServicesUpdated event) {
            Map<String, Change> changed = new TreeMap<>();
            event.changes()
                    .forEach((service, change) ->
                            changed.put(service, new Change(addresses(change.added()), addresses(change.removed()))));
            Map<String, String> failures = new TreeMap<>();
            event.failures().forEach((service, failure) -> failures.put(service, failure.message()));
            event.configurationFailure().ifPresent(failure -> failures.put("CONTAINERPILOT", failure.message()));
            return new Update(event.trigger().name(), event.at().toString(), changed, failures);
        }

        private static List<String> addresses(List<Endpoint> endpoints) {
            return endpoints.stream().map(Endpoint::hostAndPort).toList();
        }
    }

    /**
     * What changed of a service.
     *
     * @param added host and port of what is new
     * @param removed host and port of what is gone
     */
    public record Change(List<String> added, List<String> removed) {}

    void updated(@Observes ServicesUpdated event) {
        Update update = Update.of(event);
        synchronized (last) {
            last.addFirst(update);
            if (last.size() > KEPT) {
                last.removeLast();
            }
            if (pages != null) {
                OutboundSseEvent message = sse.newEventBuilder()
                        .name("ServicesUpdated")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(Update.class, update)
                        .build();
                pages.broadcast(message);
            }
        }
    }

    void appserverMoved(@Observes @Piloted("appserver") ServicesUpdated event) {
        appserverChanges.incrementAndGet();
    }

    List<Update> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    int appserverChanges() {
        return appserverChanges.get();
    }

    void open(Sse with, SseEventSink page) {
        synchronized (last) {
            if (pages == null) {
                sse = with;
                pages = with.newBroadcaster();
            }
            pages.register(page);
        }
    }
}
