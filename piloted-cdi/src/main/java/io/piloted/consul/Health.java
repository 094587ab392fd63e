package io.piloted.consul;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an instance is: as its worst check is. */
enum Health {
    PASSING,
    WARNING,
    CRITICAL;

    static Health of(@Nullable List<HealthEntry.@Nullable Check> checks) {
        Health worst = PASSING;
        for (HealthEntry.Check check : checks == null ? List.<HealthEntry.@Nullable Check>of() : checks) {
            Health one = check == null ? CRITICAL : of(check.status);
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    /** A status that we do not know is not one to send requests to. */
    private static Health of(@Nullable String status) {
        return "passing".equals(status) ? PASSING : "warning".equals(status) ? WARNING : CRITICAL;
    }
}
