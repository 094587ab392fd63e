package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Failure;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.registry.RefreshRequest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a refresh that may fail: it looks the services up, merges the results, and compares them with the
 * visible endpoints. Nothing becomes visible before {@link #publish}. Used by the refresh thread only.
 */
final class RefreshTask {

    /** The additional time for a lookup pass that waits for no call of the application. */
    private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

    private final PlanReader reader;
    private final RegistrySettings settings;
    private final Services services;
    private final LookupThreads threads;

    private final LatestResults results = new LatestResults();

    /** The last plan that could be read. */
    private @Nullable LookupPlan plan;

    /** Why the plan could not be read the last time; empty if it was read. */
    private Optional<Throwable> planProblem = Optional.empty();

    private Outage outage = Outage.NONE;

    /** Whether the start has ended. Refreshes of the start are not announced. */
    private volatile boolean started;

    /** The result of the last refresh; null before the first. */
    private volatile @Nullable RefreshResult lastResult;

    RefreshTask(PlanReader reader, RegistrySettings settings, Services services, LookupThreads threads) {
        this.reader = reader;
        this.settings = settings;
        this.services = services;
        this.threads = threads;
    }

    /** Notes the end of the start: later refreshes are announced. */
    void started() {
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    /** Whether the last refresh had a failure. */
    boolean isFailing() {
        return planProblem.isPresent() || !results.failed().isEmpty();
    }

    boolean isClosing() {
        return threads.isClosed();
    }

    Optional<RefreshResult> lastResult() {
        return Optional.ofNullable(lastResult);
    }

    /**
     * Prepares the result of a refresh; publishes nothing.
     *
     * @param found receives the results of the watch
     */
    Prepared prepare(Refresh refresh, PlanReader.Found found) {
        long began = System.nanoTime();
        if (refresh.scope() == Scope.FOUND) {
            results.add(refresh.found());
        } else {
            Map<ServiceQuery, LookupResult> looked = lookUp(refresh.scope(), found);
            // Lookups are newer than the watch's results, which are used only where a lookup failed or was not made.
            results.add(without(refresh.found(), looked));
        }
        return prepared(refresh, results.byService(), began);
    }

    private static Map<ServiceQuery, List<Endpoint>> without(
            Map<ServiceQuery, List<Endpoint>> found, Map<ServiceQuery, LookupResult> looked) {
        Map<ServiceQuery, List<Endpoint>> rest = new LinkedHashMap<>(found);
        rest.keySet().removeIf(query -> {
            LookupResult result = looked.get(query);
            return result != null && result.failure() == null;
        });
        return rest;
    }

    private Map<ServiceQuery, LookupResult> lookUp(Scope scope, PlanReader.Found found) {
        LookupPass pass = new LookupPass(
                threads,
                reader,
                found,
                new LookupPass.Options(
                        plan,
                        scope == Scope.ALL || planProblem.isPresent(),
                        scope == Scope.ALL ? Optional.empty() : Optional.of(results.failed()),
                        settings.concurrency(),
                        System.nanoTime() + settings.refreshTimeout().toNanos()));
        run(pass);
        planProblem = pass.planProblem();
        plan = pass.planRead().orElse(plan);
        Map<ServiceQuery, LookupResult> looked = pass.results();
        if (pass.coversAll()) {
            results.replace(looked);
        } else {
            results.update(looked);
        }
        return looked;
    }

    private void run(LookupPass pass) {
        Future<?> running;
        try {
            running = threads.start(pass);
        } catch (RejectedExecutionException e) {
            if (isClosing()) {
                throw MESSAGES.closed();
            }
            pass.refuse(MESSAGES.tooManyHang(LookupThreads.MOST));
            return;
        }
        try {
            if (!ends(running, pass.remainingNanos()) && !pass.isCalling()) {
                ends(running, pass.remainingNanos() + GRACE_NANOS);
            }
        } finally {
            pass.giveUp();
        }
        if (isClosing()) { // then the pass was interrupted
            throw MESSAGES.closed();
        }
    }

    /** Waits for the end of a task; an interrupt ends the wait only when the registry closes. */
    private boolean ends(Future<?> running, long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            try {
                running.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                return true; // the pass records its own failures
            } catch (InterruptedException e) {
                if (isClosing()) {
                    throw MESSAGES.closed();
                }
            }
        }
    }

    private Prepared prepared(Refresh refresh, Map<String, LookupResult> byService, long began) {
        Services.Publication publication = services.prepare(byService);
        Map<String, Failure> failures = new LinkedHashMap<>();
        List<Throwable> causes = new ArrayList<>();
        byService.forEach((service, result) -> {
            Throwable cause = result.failure();
            if (cause != null) {
                failures.put(service, failure(cause));
                causes.add(cause);
            }
        });
        Optional<Failure> planFailure = planProblem.map(RefreshTask::failure);
        Outage.News news = outage.news(failures, planFailure);
        boolean announced = refresh.trigger().isPresent()
                || (started && (news.isNews() || !publication.changes().isEmpty()));
        Trigger trigger = refresh.trigger().orElse(Trigger.WATCH);
        ServicesUpdated event =
                new ServicesUpdated(trigger, Instant.now(), publication.changes(), failures, planFailure);
        Optional<RefreshResult> result = refresh.scope() == Scope.FOUND && !announced
                ? Optional.empty()
                : Optional.of(new RefreshResult(
                        announced || started ? Optional.of(trigger) : Optional.empty(),
                        event.at(),
                        Duration.ofNanos(System.nanoTime() - began),
                        failures.keySet(),
                        planFailure));
        return new Prepared(
                publication,
                new RefreshOutcome(event, causes, planProblem),
                news,
                result,
                announced,
                byService.keySet());
    }

    static Failure failure(Throwable cause) {
        String message = cause.getMessage();
        return new Failure(
                cause instanceof PilotedException piloted ? piloted.code() : "",
                message != null ? message : cause.toString());
    }

    /** Makes a prepared result visible. Allocates no memory, cannot fail, and may be repeated. */
    void publish(Prepared prepared) {
        prepared.publication().publish();
        outage = prepared.news().outage();
        if (prepared.result().isPresent()) {
            lastResult = prepared.result().get();
        }
    }

    /**
     * The prepared result of a refresh, ready to be published.
     *
     * @param publication makes the endpoints visible
     * @param news the failures to report
     * @param result the result for the listeners; empty if they need not be called
     * @param announced whether observers and log get it: it has a trigger, or news
     * @param known the names of all services
     */
    record Prepared(
            Services.Publication publication,
            RefreshOutcome outcome,
            Outage.News news,
            Optional<RefreshResult> result,
            boolean announced,
            Set<String> known) {}
}
