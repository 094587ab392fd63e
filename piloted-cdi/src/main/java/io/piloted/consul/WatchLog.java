package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A log of the watch's outages. It logs a failure once for each kind of reason, and once that all services are followed
 * again. It waits a little before it logs, because an outage usually affects many services at once. Used by the watch's
 * thread only.
 */
final class WatchLog {

    static final Duration SETTLE = Duration.ofSeconds(1);

    /** A kind of reason that did not occur for this long is logged again, even if another service still fails. */
    static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** The length of the code at the beginning of a message. */
    private static final int CODE_LENGTH = "PILOT00000".length();

    /** The codes for an agent that cannot be reached; they count as one kind of reason. */
    private static final Set<String> UNREACHABLE = Set.of("PILOT02100", "PILOT02101", "PILOT02102", "PILOT02104");

    private final Consumer<Runnable> later;
    private final LongSupplier clock;
    private final IntSupplier followed;

    /** The services that fail now, with the reason. */
    private final Map<ServiceQuery, String> failing = new LinkedHashMap<>();

    /** The kinds of reasons logged since all services last succeeded, with the time of their last occurrence. */
    private final Map<String, Long> logged = new HashMap<>();

    private boolean scheduled;

    /**
     * Creates the log.
     *
     * @param later runs a task after {@link #SETTLE}
     * @param clock the time in nanoseconds
     * @param followed gives the number of watched services
     */
    WatchLog(Consumer<Runnable> later, LongSupplier clock, IntSupplier followed) {
        this.later = later;
        this.clock = clock;
        this.followed = followed;
    }

    void failed(ServiceQuery query, @Nullable Throwable failure) {
        String reason = failure == null ? "" : String.valueOf(failure.getMessage());
        Messages.MESSAGES.debugf("Not followed for now: %s", reason);
        failing.put(query, reason);
        long now = clock.getAsLong();
        logged.values().removeIf(last -> now - last > FORGOTTEN.toNanos());
        if (logged.computeIfPresent(kind(reason), (kind, last) -> now) == null) {
            reportSoon();
        }
    }

    void succeeded(ServiceQuery query) {
        if (failing.remove(query) != null && failing.isEmpty()) {
            reportSoon();
        }
    }

    /** Forgets all services but these. */
    void keep(Set<ServiceQuery> wanted) {
        if (failing.keySet().retainAll(wanted) && failing.isEmpty()) {
            reportSoon();
        }
    }

    private void reportSoon() {
        if (!scheduled) {
            scheduled = true;
            later.accept(this::report);
        }
    }

    private void report() {
        scheduled = false;
        if (failing.isEmpty()) {
            if (!logged.isEmpty()) {
                Messages.MESSAGES.watchRecovered();
            }
            logged.clear();
            return;
        }
        String notLogged = null;
        for (String reason : failing.values()) {
            if (logged.put(kind(reason), clock.getAsLong()) == null) {
                notLogged = reason;
            }
        }
        if (notLogged != null) {
            Messages.MESSAGES.watchFails(failing.size(), followed.getAsInt(), notLogged);
        }
    }

    private static String kind(String reason) {
        String code = reason.substring(0, Math.min(CODE_LENGTH, reason.length()));
        return UNREACHABLE.contains(code) ? "unreachable" : code;
    }
}
