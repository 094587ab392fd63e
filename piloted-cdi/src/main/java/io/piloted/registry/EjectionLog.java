package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A log of ejected and returned endpoints. It collects them for a second and writes one line for each kind, so that
 * endpoints that come and go all the time do not fill the log. If an endpoint does both within that time, only the last
 * is logged. Used by the log thread only.
 */
final class EjectionLog {

    private final RefreshReports reports;

    /** Texts collected since the last line; the key is service and endpoint. */
    private final Map<String, String> ejected = new LinkedHashMap<>();

    private final Map<String, String> returned = new LinkedHashMap<>();
    private boolean scheduled;

    EjectionLog(RefreshReports reports) {
        this.reports = reports;
    }

    void add(Object event) {
        if (event instanceof EndpointEjected it) {
            String key = it.service() + ": " + it.endpoint().hostAndPort();
            returned.remove(key);
            ejected.put(key, key + " for " + text(Duration.between(it.at(), it.until())) + ", " + reason(it));
        } else if (event instanceof EndpointReturned it) {
            String key = it.service() + ": " + it.endpoint().hostAndPort();
            ejected.remove(key);
            returned.put(key, key + (it.onTrial() ? " on trial" : ", it has responded"));
        }
        if (!scheduled) {
            reports.writeLater(this::flush);
            scheduled = true;
        }
    }

    /** A duration as in the options: 30s, 1m30s. */
    private static String text(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static String reason(EndpointEjected event) {
        return event.ejections() > 1
                ? "a call failed after its return (ejection " + event.ejections() + ")"
                : event.failures() + (event.failures() == 1 ? " call failed" : " calls failed in a row");
    }

    void flush() {
        scheduled = false;
        if (!ejected.isEmpty()) {
            MESSAGES.ejected(RefreshLog.first(ejected.values().stream(), ejected.size(), "; "));
        }
        if (!returned.isEmpty()) {
            MESSAGES.returned(RefreshLog.first(returned.values().stream(), returned.size(), "; "));
        }
        ejected.clear();
        returned.clear();
    }
}
