package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.registry.OutlierDetector.Shared;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service whose catalog, clock and timers a test controls. Thread-safe except {@link #pass}. */
final class HandDriven {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final List<Object> events = new ArrayList<>();
    final Gate gate = new Gate(
            false,
            Duration.ofHours(1),
            new Threads(HandDriven.class.getClassLoader()),
            new Callbacks(HandDriven.class.getClassLoader()));
    final Services services;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>((one, other) -> Long.compare(one.nanos(), other.nanos()));
    private volatile long nanos;

    private record Task(long nanos, Runnable action, CompletableFuture<Void> future) {}

    HandDriven(OutlierDetection settings) {
        services = new Services(gate, false, new Shared(settings, this::now, this::schedule, this::happened));
    }

    /** Shared objects for tests without failures. */
    static Shared unused() {
        return new Shared(
                TestSettings.OUTLIERS, Moment::now, (task, nanos) -> new CompletableFuture<Void>(), event -> {});
    }

    private Moment now() {
        return new Moment(nanos, START.plusNanos(nanos));
    }

    private synchronized CompletableFuture<Void> schedule(Runnable action, long delay) {
        Task task = new Task(nanos + delay, action, new CompletableFuture<>());
        tasks.add(task);
        return task.future();
    }

    private synchronized void happened(Object event) {
        events.add(event);
    }

    /** The number of timers that are set and not cancelled. */
    synchronized long timers() {
        return tasks.stream().filter(task -> !task.future().isCancelled()).count();
    }

    /** Advances the clock, and runs timers that are due. */
    void pass(Duration time) {
        passTo(nanos + time.toNanos());
    }

    void passTo(long end) {
        for (Task task = dueUntil(end); task != null; task = dueUntil(end)) {
            nanos = Math.max(nanos, task.nanos());
            if (task.future().complete(null)) {
                task.action().run();
            }
        }
        nanos = end;
    }

    private synchronized @Nullable Task dueUntil(long end) {
        Task first = tasks.peek();
        return first != null && first.nanos() <= end ? tasks.poll() : null;
    }

    /** Simulates a refresh that finds these endpoints. */
    void find(Endpoint... endpoints) {
        services.prepare(Map.of("app", LookupResult.found(List.of(endpoints)))).publish();
    }

    /** Simulates a refresh that finds endpoints with these addresses. */
    void find(String... addresses) {
        find(Stream.of(addresses).map(HandDriven::endpoint).toArray(Endpoint[]::new));
    }

    /** Simulates a refresh after which the service is no longer known. */
    void leave() {
        services.prepare(Map.of()).publish();
    }

    Service app() {
        return services.named("app");
    }

    void report(String address, Outcome... outcomes) {
        for (Outcome outcome : outcomes) {
            app().report(endpoint(address), outcome);
        }
    }

    void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            report(address, Outcome.FAILURE);
        }
    }

    /** The addresses of the next picks. */
    String picks(int count) {
        return String.join(
                "", Stream.generate(() -> app().next().address()).limit(count).toList());
    }

    static Endpoint endpoint(String address) {
        return Endpoint.of(address, 80);
    }
}
