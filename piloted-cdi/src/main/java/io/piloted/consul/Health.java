package io.piloted.consul;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The health of an instance: that of its worst check. */
enum Health {
    PASSING,
    WARNING,
    CRITICAL;

    /** Of an instance with these checks. */
    static Health of(@Nullable Object checks) {
        Health worst = checks == null || checks instanceof List ? PASSING : CRITICAL;
        for (Object check : checks instanceof List<?> list ? list : List.of()) {
            Health one = ofOne(check);
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    /** An instance whose status is unknown should get no requests. */
    private static Health ofOne(@Nullable Object check) {
        Object status = check instanceof Map<?, ?> members ? members.get("Status") : null;
        return "passing".equals(status) ? PASSING : "warning".equals(status) ? WARNING : CRITICAL;
    }
}
