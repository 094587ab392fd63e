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
 * Says once an outage that services cannot be followed, once for each further kind of reason, and once that they all can
 * again. It waits a little before it does, since what befalls one befalls the others in the same moment. On the watch's
 * thread only.
 */
final class WatchLog {

    static final Duration SETTLE = Duration.ofSeconds(1);

    /** A kind of reason that nobody had for so long is news again, while some service fails for ever. */
    static final Duration FORGOTTEN = Duration.ofMinutes(5);

    /** How a message begins. */
    private static final int CODE_LENGTH = "PILOT00000".length();

    /** Nobody answers: connections break at first, and are refused then. */
    private static final Set<String> UNREACHABLE = Set.of("PILOT02100", "PILOT02101", "PILOT02102", "PILOT02104");

    private final Consumer<Runnable> later;
    private final LongSupplier clock;
    private final IntSupplier followed;

    /** Those that fail now, and why. */
    private final Map<ServiceQuery, String> failing = new LinkedHashMap<>();

    /** The kinds of reasons that were said since all succeeded, and when somebody failed for one last. */
    private final Map<String, Long> said = new HashMap<>();

    private boolean due;

    /**
     * Nothing fails yet.
     *
     * @param later runs something after {@link #SETTLE}
     * @param clock in nanoseconds
     * @param followed how many services there are
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
        said.values().removeIf(last -> now - last > FORGOTTEN.toNanos());
        if (said.computeIfPresent(kind(reason), (kind, last) -> now) == null) {
            reportSoon();
        }
    }

    void succeeded(ServiceQuery query) {
        if (failing.remove(query) != null && failing.isEmpty()) {
            reportSoon();
        }
    }

    /** Forgets all others. */
    void keep(Set<ServiceQuery> wanted) {
        if (failing.keySet().retainAll(wanted) && failing.isEmpty()) {
            reportSoon();
        }
    }

    private void reportSoon() {
        if (!due) {
            due = true;
            later.accept(this::report);
        }
    }

    private void report() {
        due = false;
        if (failing.isEmpty()) {
            if (!said.isEmpty()) {
                Messages.MESSAGES.watchRecovered();
            }
            said.clear();
            return;
        }
        String news = null;
        for (String reason : failing.values()) {
            if (said.put(kind(reason), clock.getAsLong()) == null) {
                news = reason;
            }
        }
        if (news != null) {
            Messages.MESSAGES.watchFails(failing.size(), followed.getAsInt(), news);
        }
    }

    private static String kind(String reason) {
        String code = reason.substring(0, Math.min(CODE_LENGTH, reason.length()));
        return UNREACHABLE.contains(code) ? "unreachable" : code;
    }
}
