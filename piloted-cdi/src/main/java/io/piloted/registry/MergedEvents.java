package io.piloted.registry;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;

/** A merger of two events into one with the changes of both, for slow observers. */
final class MergedEvents {

    private MergedEvents() {}

    static ServicesUpdated of(ServicesUpdated earlier, ServicesUpdated later) {
        Map<String, Change> changes = new LinkedHashMap<>(earlier.changes());
        merge(changes, later.changes());
        return new ServicesUpdated(
                earlier.trigger() == Trigger.WATCH ? later.trigger() : earlier.trigger(),
                later.at(),
                changes,
                later.failures(),
                later.configurationFailure());
    }

    /** Adds later changes to earlier ones. Removes a service whose endpoints are the same as before both. */
    static void merge(Map<String, Change> changes, Map<String, Change> later) {
        later.forEach((service, change) -> changes.merge(service, change, MergedEvents::of));
        changes.values().removeIf(change -> change.before().equals(change.after()));
    }

    private static Change of(Change earlier, Change later) {
        return new Change(earlier.service(), earlier.before(), later.after());
    }
}
