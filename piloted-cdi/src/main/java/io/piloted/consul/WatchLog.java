package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says once that services cannot be followed, and once that they all can again. It waits a little before it does, since
 * what befalls one befalls the others in the same moment. On the watch's thread only.
 */
final class WatchLog {

    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final ScheduledExecutorService thread;
    private final IntSupplier followed;

    /** Those that fail now, and why. */
    private final Map<ServiceQuery, String> failing = new LinkedHashMap<>();

    /** Those that were said to fail since they last all succeeded. */
    private final Set<ServiceQuery> reported = new HashSet<>();

    private boolean due;

    WatchLog(ScheduledExecutorService thread, IntSupplier followed) {
        this.thread = thread;
        this.followed = followed;
    }

    void failed(ServiceQuery query, @Nullable Throwable failure) {
        String reason = failure == null ? "" : String.valueOf(failure.getMessage());
        Messages.LOG.debugf("Not followed for now: %s", reason);
        failing.put(query, reason);
        if (!reported.contains(query)) {
            reportSoon();
        }
    }

    void succeeded(ServiceQuery query) {
        if (failing.remove(query) != null && failing.isEmpty()) {
            reportSoon();
        }
    }

    private void reportSoon() {
        if (!due) {
            due = true;
            thread.schedule(this::report, SETTLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void report() {
        due = false;
        if (failing.isEmpty()) {
            if (!reported.isEmpty()) {
                Messages.LOG.watchRecovered();
            }
            reported.clear();
        } else if (reported.addAll(failing.keySet())) {
            Messages.LOG.watchFails(
                    failing.size(),
                    followed.getAsInt(),
                    failing.values().iterator().next());
        }
    }
}
