package io.piloted;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call, each with another endpoint. They end with the first attempt that does not fail, or at the
 * maximum number.
 */
final class Attempts {

    private final ServiceHandle service;
    private final int allowed;
    private final List<Endpoint> tried = new ArrayList<>(2);
    private final List<Throwable> failures = new ArrayList<>(2);

    private Attempts(ServiceHandle service, int allowed) {
        if (allowed < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, not " + allowed);
        }
        this.service = service;
        this.allowed = allowed;
    }

    static <T, X extends Exception> T call(ServiceHandle service, int attempts, Call<T, X> call) throws X {
        return new Attempts(service, attempts).call(requireNonNull(call, "call"));
    }

    static <T> CompletionStage<T> callAsync(
            ServiceHandle service, int attempts, Function<Endpoint, CompletionStage<T>> call) {
        return new Asynchronous<>(new Attempts(service, attempts), requireNonNull(call, "call")).start();
    }

    private <T, X extends Exception> T call(Call<T, X> call) throws X {
        while (true) {
            Endpoint endpoint = pick();
            try {
                T result = call.on(endpoint);
                if (!repeatsAfterResult(endpoint, result, !isInterrupted())) {
                    return result;
                }
            } catch (Throwable e) { // An interrupt may have caused the exception; then the endpoint is not to blame.
                if (isInterrupted() || !repeatsAfterException(endpoint, e)) {
                    addEarlierFailures(e);
                    throw e;
                }
                failures.add(e);
            }
        }
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private Endpoint pick() {
        try {
            return tried.isEmpty() ? service.next() : service.next(tried);
        } catch (RuntimeException e) {
            addEarlierFailures(e);
            throw e;
        }
    }

    /** Reports the outcome of an attempt that threw. Returns true if there must be another attempt. */
    private boolean repeatsAfterException(Endpoint endpoint, Throwable exception) {
        Outcome outcome = Outcome.of(exception).orElse(null);
        return outcome != null && repeatsAfter(endpoint, outcome);
    }

    /**
     * Reports the outcome of an attempt that returned. If there must be another attempt, closes the result and returns
     * true.
     */
    private boolean repeatsAfterResult(Endpoint endpoint, @Nullable Object result, boolean mayRepeat) {
        boolean repeats = repeatsAfter(endpoint, Outcome.ofResult(result)) && mayRepeat;
        if (repeats) {
            HttpResponses.close(result);
        }
        return repeats;
    }

    private boolean repeatsAfter(Endpoint endpoint, Outcome outcome) {
        service.report(endpoint, outcome);
        tried.add(endpoint);
        return outcome == Outcome.FAILURE && tried.size() < allowed;
    }

    private void addEarlierFailures(Throwable last) {
        for (Throwable failure : failures) {
            if (failure != last) {
                last.addSuppressed(failure);
            }
        }
    }

    /**
     * Attempts whose results are stages. Each attempt after the first runs on the thread that completed the stage
     * before.
     */
    private static final class Asynchronous<T> {

        private final Attempts attempts;
        private final Function<Endpoint, CompletionStage<T>> call;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        /**
         * The number of attempts to begin. A loop runs them, because recursion could overflow the stack if stages are
         * already complete.
         */
        private final AtomicInteger due = new AtomicInteger();

        Asynchronous(Attempts attempts, Function<Endpoint, CompletionStage<T>> call) {
            this.attempts = attempts;
            this.call = call;
        }

        CompletionStage<T> start() {
            attempt();
            return result;
        }

        private void attempt() {
            if (due.getAndIncrement() == 0) {
                do {
                    attempts.service.nextAsync(attempts.tried).whenComplete(this::picked);
                } while (due.decrementAndGet() > 0);
            }
        }

        private void picked(Endpoint endpoint, @Nullable Throwable failure) {
            if (failure != null) {
                end(failure);
                return;
            }
            CompletionStage<T> stage;
            try {
                stage = requireNonNull(call.apply(endpoint), "the call returned null instead of a stage");
            } catch (Throwable e) { // everything: the caller's code may throw anything
                failed(endpoint, e);
                return;
            }
            stage.whenComplete((value, reason) -> {
                if (reason != null) {
                    failed(endpoint, unwrapped(reason));
                } else if (attempts.repeatsAfterResult(endpoint, value, !result.isDone())) {
                    attempt();
                } else if (!result.complete(value)) {
                    HttpResponses.close(value); // the caller no longer waits, so it cannot close the response
                }
            });
        }

        private void failed(Endpoint endpoint, Throwable reason) {
            if (attempts.repeatsAfterException(endpoint, reason) && !result.isDone()) {
                attempts.failures.add(reason);
                attempt();
            } else {
                end(reason);
            }
        }

        private void end(Throwable reason) {
            attempts.addEarlierFailures(reason);
            result.completeExceptionally(reason);
        }

        private static Throwable unwrapped(Throwable reason) {
            Throwable cause = reason.getCause();
            return reason instanceof CompletionException && cause != null ? cause : reason;
        }
    }
}
