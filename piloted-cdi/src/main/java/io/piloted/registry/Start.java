package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.PilotedException;
import io.piloted.concurrent.Failures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The first load of all services. It is retried until it succeeds, the failure is permanent, or the time is over. */
final class Start {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** After this time the log says what the start waits for: at once, and again when the first attempt has failed. */
    private static final long SILENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final RefreshWorker worker;
    private final Duration timeout;
    private final boolean required;
    private final long beganNanos = System.nanoTime();

    private boolean saidReason;

    /** Whether some attempt could read the plan. */
    private boolean planRead;

    /** Why the last attempt failed; null if none failed. */
    private @Nullable Failed last;

    Start(RefreshWorker worker, Duration timeout, boolean required) {
        this.worker = worker;
        this.timeout = timeout;
        this.required = required;
    }

    private record Failed(String summary, Throwable cause, boolean permanent) {}

    void run() {
        try {
            if (load()) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.startInterrupted(e);
        }
        Failed failed = lastFailure();
        if (!required) {
            MESSAGES.startedWithout(failed.summary());
        } else if (failed.permanent()) {
            throw MESSAGES.startCannotSucceed(failed.summary(), failed.cause());
        } else {
            throw MESSAGES.startFailed(timeout, failed.summary(), failed.cause());
        }
    }

    /** Why the last attempt failed; if none has failed yet, that the catalog has not responded. */
    private Failed lastFailure() {
        Failed failed = last;
        return failed != null ? failed : new Failed(MESSAGES.noResponseYet(), MESSAGES.lookupTimedOut(), false);
    }

    /** Loads the services. Returns false if that failed; {@link #last} has the reason. */
    private boolean load() throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
            if (attempt()) {
                return true;
            }
            if (remainingNanos() <= pause.toNanos() || lastFailure().permanent()) {
                return false;
            }
            sayWaiting();
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    private boolean attempt() throws InterruptedException {
        CompletableFuture<RefreshOutcome> attempt = worker.request(RefreshRequest.byStart());
        try {
            RefreshOutcome outcome = outcome(attempt);
            if (!planRead && outcome.configurationProblem().orElse(null) instanceof RuntimeException problem) {
                throw problem; // a retry does not help: somebody must correct the file
            }
            planRead = true;
            if (outcome.succeeded()) {
                return true;
            }
            last = failed(outcome);
        } catch (TimeoutException e) {
            MESSAGES.debugf("The start's time is up during an attempt");
        } catch (ExecutionException e) {
            Throwable cause = Failures.cause(e);
            if (cause instanceof PilotedException closed) {
                throw closed;
            }
            last = new Failed(String.valueOf(cause), cause, false);
        }
        return false;
    }

    private RefreshOutcome outcome(CompletableFuture<RefreshOutcome> attempt)
            throws InterruptedException, ExecutionException, TimeoutException {
        long silent = SILENT_NANOS - elapsedNanos();
        if (silent > 0 && silent < remainingNanos()) {
            try {
                return attempt.get(silent, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                sayWaiting();
            }
        }
        return attempt.get(Math.max(0, remainingNanos()), TimeUnit.NANOSECONDS);
    }

    private static Failed failed(RefreshOutcome outcome) {
        Throwable cause = outcome.causes().stream()
                .findFirst()
                .or(outcome::configurationProblem)
                .orElseThrow();
        String summary = outcome.causes().isEmpty()
                ? RefreshTask.failure(cause).message()
                : RefreshLog.summary(outcome.event().failures());
        return new Failed(summary, cause, outcome.isPermanent());
    }

    private void sayWaiting() {
        if (!saidReason && elapsedNanos() >= SILENT_NANOS) {
            saidReason = last != null;
            MESSAGES.startWaits(timeout, lastFailure().summary());
        }
    }

    private long remainingNanos() {
        return timeout.toNanos() - elapsedNanos();
    }

    private long elapsedNanos() {
        return System.nanoTime() - beganNanos;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
