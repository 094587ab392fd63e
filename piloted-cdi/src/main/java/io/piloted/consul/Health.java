package io.piloted.consul;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The health of an instance: the status of its worst check. */
enum Health {
    PASSING,
    WARNING,
    CRITICAL;

    /** The health of an instance with these checks. */
    static Health of(@Nullable Object checks) {
        Health worst = checks == null || checks instanceof List ? PASSING : CRITICAL;
        for (Object check : checks instanceof List<?> list ? list : List.of()) {
            Health one = ofOne(check);
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    /** An unknown status counts as critical. */
    private static Health ofOne(@Nullable Object check) {
        Object status = check instanceof Map<?, ?> members ? members.get("Status") : null;
        return "passing".equals(status) ? PASSING : "warning".equals(status) ? WARNING : CRITICAL;
    }
}
