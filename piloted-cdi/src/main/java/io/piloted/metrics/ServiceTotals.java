package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The numbers of one service, summed over the applications that share its meters. Thread-safe. */
final class ServiceTotals {

    /** The state of the service in each application. Guarded by this. */
    private final List<Supplier<ServiceState>> applications = new ArrayList<>();

    /** The final counts of applications that have left, because a counter must not decrease. Guarded by this. */
    private ServiceState before = ServiceState.NONE;

    synchronized void join(Supplier<ServiceState> application) {
        applications.add(application);
    }

    /** Removes an application. Returns true if none is left. */
    synchronized boolean leave(Supplier<ServiceState> application) {
        applications.remove(application);
        ServiceState last = application.get();
        before = new ServiceState(
                0,
                before.picks() + last.picks(),
                0,
                before.successes() + last.successes(),
                before.failures() + last.failures());
        return applications.isEmpty();
    }

    long endpoints() {
        return sum(ServiceState::endpoints);
    }

    long ejected() {
        return sum(ServiceState::ejected);
    }

    long picks() {
        return sum(ServiceState::picks);
    }

    long successes() {
        return sum(ServiceState::successes);
    }

    long failures() {
        return sum(ServiceState::failures);
    }

    private synchronized long sum(ToLongFunction<ServiceState> figure) {
        long sum = figure.applyAsLong(before);
        for (Supplier<ServiceState> application : applications) {
            sum += figure.applyAsLong(application.get());
        }
        return sum;
    }
}
