package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One pass over all services: several at once, bounded, and over at a deadline whatever the catalog does. */
final class Lookup {

    private final Catalog catalog;
    private final int concurrency;
    private final long deadlineNanos;
    private final BooleanSupplier closing;
    private final Semaphore permits;
    private final Map<ServiceQuery, Result> results = new ConcurrentHashMap<>();

    private Lookup(Catalog catalog, int concurrency, long timeoutNanos, BooleanSupplier closing) {
        this.catalog = catalog;
        this.concurrency = concurrency;
        this.deadlineNanos = System.nanoTime() + timeoutNanos;
        this.closing = closing;
        this.permits = new Semaphore(concurrency);
    }

    /**
     * Looks up all services.
     *
     * @param closing whether the registry is, which is what an interrupt means then
     * @return a result for each query, in their order
     * @throws InterruptedException if the registry is closing
     */
    static Map<ServiceQuery, Result> all(
            List<ServiceQuery> queries, Catalog catalog, int concurrency, long timeoutNanos, BooleanSupplier closing)
            throws InterruptedException {
        return new Lookup(catalog, concurrency, timeoutNanos, closing).run(queries);
    }

    private Map<ServiceQuery, Result> run(List<ServiceQuery> queries) throws InterruptedException {
        for (ServiceQuery query : queries) {
            if (!acquire(1)) {
                break;
            }
            start(query);
        }
        acquire(concurrency);
        // A result that comes later than this belongs to nobody: the pass has been judged.
        Map<ServiceQuery, Result> judged = new LinkedHashMap<>();
        for (ServiceQuery query : queries) {
            Result result = results.get(query);
            judged.put(query, result != null ? result : Result.failed(MESSAGES.lookupTimedOut()));
        }
        return judged;
    }

    private boolean acquire(int count) throws InterruptedException {
        return permits.tryAcquire(count, deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void start(ServiceQuery query) {
        CompletionStage<List<Endpoint>> stage;
        try {
            stage = catalog.endpoints(query);
        } catch (Throwable e) { // whatever it is, it is of this service, and must not keep the others from being asked
            finish(query, Result.failed(e));
            return;
        } finally {
            // A catalog that sets it anew, having met an interrupt of its own, must not break off the others' lookups.
            if (Thread.interrupted() && closing.getAsBoolean()) {
                Thread.currentThread().interrupt();
            }
        }
        if (stage == null) {
            finish(
                    query,
                    Result.failed(MESSAGES.catalogGaveNull(catalog.getClass().getName())));
            return;
        }
        stage.whenComplete((endpoints, failure) -> finish(query, outcome(endpoints, failure)));
    }

    private Result outcome(@Nullable List<Endpoint> endpoints, @Nullable Throwable failure) {
        if (failure != null) {
            return Result.failed(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        }
        try {
            return Result.found(List.copyOf(endpoints));
        } catch (NullPointerException e) {
            return Result.failed(MESSAGES.catalogGaveNull(catalog.getClass().getName()));
        }
    }

    private void finish(ServiceQuery query, Result result) {
        results.put(query, result);
        permits.release();
    }

    /** What a lookup of one service came to: endpoints, or the reason why there are none. */
    record Result(
            @Nullable List<Endpoint> endpoints, @Nullable Throwable failure) {

        static Result found(List<Endpoint> endpoints) {
            return new Result(endpoints, null);
        }

        static Result failed(Throwable failure) {
            return new Result(null, failure);
        }

        /** Both, each endpoint once; failed if either is, since half an answer is none. */
        Result joined(Result other) {
            if (endpoints == null || other.endpoints == null) {
                return endpoints == null ? this : other;
            }
            Set<Endpoint> union = new LinkedHashSet<>(endpoints);
            union.addAll(other.endpoints);
            return found(List.copyOf(union));
        }
    }
}
