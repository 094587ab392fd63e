package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.PilotedException;
import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The first load of all services: tried again until it succeeds or its time is up. */
final class Start {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKGROUND_PAUSE = Duration.ofSeconds(30);

    private final Refresher refresher;
    private final Duration timeout;
    private final boolean required;
    private final long beganNanos = System.nanoTime();

    Start(Refresher refresher, Duration timeout, boolean required) {
        this.refresher = refresher;
        this.timeout = timeout;
        this.required = required;
    }

    void run() {
        try {
            Map<String, Throwable> failures = load();
            if (failures.isEmpty()) {
                return;
            }
            if (required) {
                throw MESSAGES.startFailed(
                        timeout,
                        RefreshLog.summary(failures),
                        failures.values().iterator().next());
            }
            MESSAGES.startedWithout(RefreshLog.summary(failures));
            tryOn(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.startInterrupted(e);
        }
    }

    /** Loads; the failures of the last attempt, empty when all is well. */
    private Map<String, Throwable> load() throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
            Map<String, Throwable> failures = attempt();
            Throwable definitions = failures.get(ServicesUpdated.CONFIGURATION);
            if (definitions instanceof RuntimeException e) {
                throw e; // the file does not mend itself
            }
            if (failures.isEmpty() || remainingNanos() <= pause.toNanos()) {
                return failures;
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    private Map<String, Throwable> attempt() throws InterruptedException {
        try {
            return refresher
                    .request()
                    .get(Math.max(0, remainingNanos()), TimeUnit.NANOSECONDS)
                    .failures();
        } catch (TimeoutException e) {
            return Map.of("catalog", MESSAGES.lookupTimedOut());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PilotedException cause ? cause : MESSAGES.refreshBrokeOff(e);
        }
    }

    /** Refreshes in the background, less and less often, until one succeeds. */
    private void tryOn(Duration pause) {
        Duration next = shorter(pause.multipliedBy(2), LONGEST_BACKGROUND_PAUSE);
        refresher.later(
                () -> refresher.request().whenComplete((event, failure) -> {
                    if (event == null || !event.failures().isEmpty()) {
                        tryOn(next);
                    }
                }),
                pause);
    }

    private long remainingNanos() {
        return timeout.toNanos() - (System.nanoTime() - beganNanos);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
