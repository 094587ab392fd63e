package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServicesUpdated.Change;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * A formatter of changes for one log line, with at most {@value RefreshLog#NAMED} addresses:
 * {@code appserver: +10.0.0.4:3000 -10.0.0.2:3000, now 3; db: +10.0.0.9:5432, now 1; and 2 more services}.
 */
final class ChangeText {

    private final StringJoiner parts = new StringJoiner("; ");

    /** The number of addresses that may still be named. */
    private int room = RefreshLog.NAMED;

    private ChangeText() {}

    static String of(Collection<Change> changes) {
        ChangeText text = new ChangeText();
        int described = 0;
        for (Change change : changes) {
            if (text.room == 0) {
                int rest = changes.size() - described;
                text.parts.add("and " + rest + (rest == 1 ? " more service" : " more services"));
                break;
            }
            text.describe(change);
            described++;
        }
        return text.parts.toString();
    }

    private void describe(Change change) {
        List<Endpoint> added = change.added();
        List<Endpoint> removed = change.removed();
        StringBuilder part = new StringBuilder(change.service()).append(':');
        int all = added.size() + removed.size();
        if (all == 0) {
            part.append(" another order");
            room--;
        }
        int named = Math.min(all, room);
        int namedAdded = Math.min(added.size(), named);
        append(part, " +", added, namedAdded);
        append(part, " -", removed, named - namedAdded);
        if (named < all) {
            part.append(" and ").append(all - named).append(" more");
        }
        room -= named;
        parts.add(part.append(", now ").append(change.after().size()));
    }

    private static void append(StringBuilder part, String sign, List<Endpoint> endpoints, int count) {
        endpoints.subList(0, count).forEach(endpoint -> part.append(sign).append(endpoint.hostAndPort()));
    }
}
