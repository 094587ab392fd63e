package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;
import static java.util.Objects.requireNonNull;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the services: reads the plan, asks the catalog for several services at once, bounded, and lets the plan's
 * reader follow them. Runs on a thread of {@link LookupThreads}, while the refresh thread waits until its deadline and
 * takes what there is then, whatever plan, catalog and followers do.
 */
final class LookupPass implements Runnable {

    /** The call that reads the plan, as {@link LookupThreads} counts calls. */
    static final Object READING = "reading the plan";

    private static final Object FOLLOWING = "following the plan";

    private final LookupThreads threads;
    private final PlanReader reader;
    private final PlanReader.Found found;
    private final Options options;
    private final Semaphore permits;
    private final Map<ServiceQuery, LookupResult> results = new ConcurrentHashMap<>();

    private volatile @Nullable LookupPlan plan;
    private volatile boolean planRead;
    private volatile @Nullable Throwable planProblem;
    private volatile boolean calling;
    private volatile boolean over;

    /** Why it could not run at all; null if it could. Refresh thread only. */
    private @Nullable Throwable refusal;

    /**
     * How a pass works.
     *
     * @param plan the plan that was read last, null if there is none
     * @param readsPlan whether the plan is read again
     * @param failed what is looked up if the plan is the same; empty for everything
     * @param concurrency lookups under way at once
     * @param deadlineNanos when it is over, by {@link System#nanoTime}
     */
    record Options(
            @Nullable LookupPlan plan,
            boolean readsPlan,
            Optional<Set<ServiceQuery>> failed,
            int concurrency,
            long deadlineNanos) {}

    LookupPass(LookupThreads threads, PlanReader reader, PlanReader.Found found, Options options) {
        this.threads = threads;
        this.reader = reader;
        this.found = found;
        this.options = options;
        this.permits = new Semaphore(options.concurrency());
        this.plan = options.plan();
    }

    @Override
    public void run() {
        try {
            if (options.readsPlan()) {
                readPlan();
            }
            LookupPlan current = plan;
            if (current != null && !over) {
                lookUp(current);
                follow(current);
            }
        } catch (InterruptedException e) {
            MESSAGES.debugf("A pass over the services was given up");
        }
    }

    private void readPlan() {
        if (!threads.begin(READING)) {
            return;
        }
        calling = true;
        try {
            LookupPlan read = requireNonNull(reader.read(), "the plan");
            if (!over) {
                plan = read;
                planRead = true;
            }
        } catch (Throwable e) { // whatever it is, the last good plan goes on
            planProblem = e;
        } finally {
            threads.end(READING);
            calling = false;
        }
    }

    private void lookUp(LookupPlan current) throws InterruptedException {
        for (ServiceQuery query : queries(current)) {
            if (!acquire(1)) {
                return;
            }
            call(current, query);
        }
        acquire(options.concurrency());
    }

    private boolean acquire(int count) throws InterruptedException {
        return !over && permits.tryAcquire(count, remainingNanos(), TimeUnit.NANOSECONDS);
    }

    private void call(LookupPlan current, ServiceQuery query) {
        if (!threads.begin(query)) {
            permits.release(); // it has no result, which is then explained
            return;
        }
        calling = true;
        try {
            CompletionStage<List<Endpoint>> stage = current.catalog().endpoints(query);
            if (stage == null) {
                finish(query, LookupResult.failed(catalogGaveNull(current)));
            } else {
                stage.whenComplete((endpoints, failure) -> finish(query, result(current, endpoints, failure)));
            }
        } catch (Throwable e) { // whatever it is, it must not keep the other services from being looked up
            finish(query, LookupResult.failed(e));
        } finally {
            threads.end(query);
            calling = false;
        }
    }

    private static LookupResult result(
            LookupPlan current, @Nullable List<Endpoint> endpoints, @Nullable Throwable failure) {
        if (failure != null) {
            return LookupResult.failed(unwrapped(failure));
        }
        if (endpoints == null) {
            return LookupResult.failed(catalogGaveNull(current));
        }
        try {
            return LookupResult.found(endpoints);
        } catch (NullPointerException e) {
            return LookupResult.failed(catalogGaveNull(current));
        } catch (Throwable e) { // of the catalog's own list, while it is read
            return LookupResult.failed(e);
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && cause != null ? unwrapped(cause) : failure;
    }

    private static RuntimeException catalogGaveNull(LookupPlan current) {
        return MESSAGES.catalogGaveNull(current.catalog().getClass().getName());
    }

    /** The first result of a query counts, also for a stage that completes and throws. */
    private void finish(ServiceQuery query, LookupResult result) {
        if (results.putIfAbsent(query, result) == null) {
            permits.release();
        }
    }

    private void follow(LookupPlan current) {
        if (over || !threads.begin(FOLLOWING)) {
            return;
        }
        try {
            reader.follow(current, found);
        } catch (Throwable e) { // the lookups are what counts
            MESSAGES.debugf(e, "The services could not be followed");
        } finally {
            threads.end(FOLLOWING);
        }
    }

    // What follows is for the refresh thread.

    /** How long it may still take; beyond that, some time more if nothing that it called hangs. */
    long remainingNanos() {
        return options.deadlineNanos() - System.nanoTime();
    }

    /** Whether it waits for the plan or the catalog to return. */
    boolean isCalling() {
        return calling;
    }

    /** It will not run. */
    void refuse(Throwable reason) {
        refusal = reason;
    }

    /** From now on nothing counts any more, and nothing more is called. */
    void giveUp() {
        over = true;
    }

    /** The plan that was read, if it was read. */
    Optional<LookupPlan> planRead() {
        return planRead ? Optional.ofNullable(plan) : Optional.empty();
    }

    /** Why the plan could not be read; empty if it was, or was not to be. */
    Optional<Throwable> planProblem() {
        if (!options.readsPlan() || planRead) {
            return Optional.empty();
        }
        Throwable problem = refusal != null ? refusal : planProblem;
        return Optional.of(
                problem != null
                        ? problem
                        : MESSAGES.planNotRead(threads.since(READING).orElseGet(Instant::now)));
    }

    /** A result for each service that was to be looked up, in their order; empty if there is no plan. */
    Map<ServiceQuery, LookupResult> results() {
        LookupPlan current = plan;
        Map<ServiceQuery, LookupResult> judged = new LinkedHashMap<>();
        if (current != null) {
            for (ServiceQuery query : queries(current)) {
                LookupResult result = results.get(query);
                judged.put(query, result != null ? result : LookupResult.failed(unanswered(query)));
            }
        }
        return judged;
    }

    /** Whether the results are those of all services. */
    boolean coversAll() {
        return planRead || options.failed().isEmpty();
    }

    private Iterable<ServiceQuery> queries(LookupPlan current) {
        return coversAll() ? current.services() : options.failed().orElseThrow();
    }

    private Throwable unanswered(ServiceQuery query) {
        if (refusal != null) {
            return refusal;
        }
        Optional<Instant> since = threads.since(query);
        return since.isPresent() ? MESSAGES.catalogHangs(query.service(), since.get()) : MESSAGES.lookupTimedOut();
    }
}
