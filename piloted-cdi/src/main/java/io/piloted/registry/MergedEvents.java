package io.piloted.registry;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Trigger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes one event of two, for observers that do not keep up: it tells what both together changed. */
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

    /** Adds later changes to earlier ones; what is as it was before both is no change. */
    static void merge(Map<String, Change> changes, Map<String, Change> later) {
        later.forEach((service, change) -> changes.merge(service, change, MergedEvents::of));
        changes.values().removeIf(change -> change.before().equals(change.after()));
    }

    private static Change of(Change earlier, Change later) {
        return new Change(earlier.service(), earlier.before(), later.after());
    }
}
