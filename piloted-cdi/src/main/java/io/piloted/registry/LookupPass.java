package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;
import static java.util.Objects.requireNonNull;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.catalog.WaitingCatalog;
import io.piloted.concurrent.Failures;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the services: it reads the plan, looks the services up with limited concurrency, and lets the plan
 * reader follow them. It runs on a thread of {@link LookupThreads}. The refresh thread waits until the deadline, and
 * then takes the results that exist, even if the pass still runs.
 */
final class LookupPass implements Runnable {

    /** The key in {@link LookupThreads} of the call that reads the plan. */
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

    /** Why the pass could not run at all; null if it could. Used by the refresh thread only. */
    private @Nullable Throwable refusal;

    /**
     * The settings of a pass.
     *
     * @param plan the plan that was read last; null if there is none
     * @param readsPlan whether to read the plan again
     * @param failed the queries to look up if the plan is not read again; empty for all
     * @param concurrency the maximum number of concurrent lookups
     * @param deadlineNanos the deadline, as {@link System#nanoTime}
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
            } else {
                renew();
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
            use(requireNonNull(reader.read(), "the plan"));
        } catch (Throwable e) { // everything: the last valid plan stays in use
            planProblem = e;
        } finally {
            threads.end(READING);
            calling = false;
        }
    }

    /** Uses the plan, unless the pass has been given up: its results must then stay as they are. */
    private synchronized void use(LookupPlan read) {
        if (!over) {
            plan = read;
            planRead = true;
        }
    }

    /** Before a retry: the reason of the failure may be a file that has changed since, such as one with a token. */
    private void renew() {
        if (!threads.begin(READING)) {
            return;
        }
        calling = true;
        try {
            reader.renew();
        } catch (Throwable e) { // everything: the failed lookups already say what is wrong
            MESSAGES.debugf(e, "The connection settings could not be read again");
        } finally {
            threads.end(READING);
            calling = false;
        }
    }

    private void lookUp(LookupPlan current) throws InterruptedException {
        for (Iterator<ServiceQuery> rest = queries(current).iterator(); rest.hasNext(); ) {
            ServiceQuery query = rest.next();
            if (!acquire(1)) {
                return;
            }
            if (!rest.hasNext() && current.catalog() instanceof WaitingCatalog catalog) {
                // This thread has nothing else to do, and a WaitingCatalog does not hang.
                send(current, query, () -> catalog.waitForEndpoints(query));
            } else {
                call(current, query);
            }
        }
        acquire(options.concurrency());
    }

    private boolean acquire(int count) throws InterruptedException {
        return !over && permits.tryAcquire(count, remainingNanos(), TimeUnit.NANOSECONDS);
    }

    private void call(LookupPlan current, ServiceQuery query) {
        if (!threads.begin(query)) {
            permits.release(); // without a result: whyNoResult() explains it
            return;
        }
        try {
            send(current, query, () -> current.catalog().endpoints(query));
        } finally {
            threads.end(query);
        }
    }

    private void send(LookupPlan current, ServiceQuery query, Supplier<CompletionStage<List<Endpoint>>> lookup) {
        calling = true;
        try {
            CompletionStage<List<Endpoint>> stage = lookup.get();
            if (stage == null) {
                finish(query, LookupResult.failed(catalogGaveNull(current)));
            } else {
                stage.whenComplete((endpoints, failure) -> finish(query, result(current, endpoints, failure)));
            }
        } catch (Throwable e) { // everything: the other services must still be looked up
            finish(query, LookupResult.failed(e));
        } finally {
            calling = false;
        }
    }

    private static LookupResult result(
            LookupPlan current, @Nullable List<Endpoint> endpoints, @Nullable Throwable failure) {
        if (failure != null) {
            return LookupResult.failed(Failures.cause(failure));
        }
        if (endpoints == null) {
            return LookupResult.failed(catalogGaveNull(current));
        }
        try {
            return LookupResult.found(endpoints);
        } catch (NullPointerException e) {
            return LookupResult.failed(catalogGaveNull(current));
        } catch (Throwable e) { // thrown by the catalog's own list while it is read
            return LookupResult.failed(e);
        }
    }

    private static RuntimeException catalogGaveNull(LookupPlan current) {
        return MESSAGES.catalogGaveNull(current.catalog().getClass().getName());
    }

    /** Stores the first result of a query. A catalog may give two, if it both completes a stage and throws. */
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
        } catch (Throwable e) { // the lookups have succeeded, which matters more
            MESSAGES.debugf(e, "The services could not be followed");
        } finally {
            threads.end(FOLLOWING);
        }
    }

    // The methods below are for the refresh thread.

    /** The time until the deadline. */
    long remainingNanos() {
        return options.deadlineNanos() - System.nanoTime();
    }

    /** Whether a call to the plan reader or the catalog has not returned yet. */
    boolean isCalling() {
        return calling;
    }

    /** Notes that the pass cannot run, and why. */
    void refuse(Throwable reason) {
        refusal = reason;
    }

    /** Ends the pass: it makes no further calls, and ignores further results. */
    synchronized void giveUp() {
        over = true;
    }

    /** The plan that this pass has read; empty if it has read none. */
    Optional<LookupPlan> planRead() {
        return planRead ? Optional.ofNullable(plan) : Optional.empty();
    }

    /** Why the plan could not be read; empty if it was read, or did not have to be. */
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

    /** A result for each query of this pass, in the plan's order; empty if there is no plan. */
    Map<ServiceQuery, LookupResult> results() {
        LookupPlan current = plan;
        Map<ServiceQuery, LookupResult> complete = new LinkedHashMap<>();
        if (current != null) {
            for (ServiceQuery query : queries(current)) {
                LookupResult result = results.get(query);
                complete.put(query, result != null ? result : LookupResult.failed(whyNoResult(query)));
            }
        }
        return complete;
    }

    /** Whether the results are those of all services. */
    boolean coversAll() {
        return planRead || options.failed().isEmpty();
    }

    private Iterable<ServiceQuery> queries(LookupPlan current) {
        return coversAll() ? current.services() : options.failed().orElseThrow();
    }

    private Throwable whyNoResult(ServiceQuery query) {
        if (refusal != null) {
            return refusal;
        }
        Optional<Instant> since = threads.since(query);
        return since.isPresent() ? MESSAGES.catalogHangs(query.service(), since.get()) : MESSAGES.lookupTimedOut();
    }
}
