package io.piloted.demo;

import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
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
import java.util.concurrent.atomic.AtomicInteger;

/** The observer that keeps the last {@link ServicesUpdated} events, and sends all events to open pages. */
@ApplicationScoped
public class Events {

    private static final int KEPT = 20;

    private final Deque<ServicesUpdated> last = new ArrayDeque<>();
    private final AtomicInteger appserverChanges = new AtomicInteger();
    private Sse sse;
    private SseBroadcaster pages;

    void updated(@Observes ServicesUpdated event) {
        synchronized (last) {
            last.addFirst(event);
            if (last.size() > KEPT) {
                last.removeLast();
            }
            send(ServicesUpdated.class, event);
        }
    }

    void ejected(@Observes EndpointEjected event) {
        synchronized (last) {
            send(EndpointEjected.class, event);
        }
    }

    void returned(@Observes EndpointReturned event) {
        synchronized (last) {
            send(EndpointReturned.class, event);
        }
    }

    private <T> void send(Class<T> type, T event) {
        if (pages != null) {
            OutboundSseEvent message = sse.newEventBuilder()
                    .name(type.getSimpleName())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(type, event)
                    .build();
            pages.broadcast(message);
        }
    }

    void appserverMoved(@Observes @Piloted("appserver") ServicesUpdated event) {
        appserverChanges.incrementAndGet();
    }

    List<ServicesUpdated> last() {
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
