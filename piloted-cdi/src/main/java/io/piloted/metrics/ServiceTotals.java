package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The numbers of one service, summed over the applications that share its meters. Thread-safe. */
final class ServiceTotals {

    private final ReentrantLock lock = new ReentrantLock();

    /** The state of the service in each application. Guarded by {@link #lock}. */
    private final List<Supplier<ServiceState>> applications = new ArrayList<>();

    /**
     * The final counts of applications that have left, because a counter must not decrease. Guarded by {@link #lock}.
     */
    private ServiceState before = ServiceState.NONE;

    void join(Supplier<ServiceState> application) {
        lock.lock();
        try {
            applications.add(application);
        } finally {
            lock.unlock();
        }
    }

    /** Removes an application. Returns true if none is left. */
    boolean leave(Supplier<ServiceState> application) {
        lock.lock();
        try {
            applications.remove(application);
            ServiceState last = application.get();
            before = new ServiceState(
                    0,
                    false,
                    before.picks() + last.picks(),
                    0,
                    before.successes() + last.successes(),
                    before.failures() + last.failures());
            return applications.isEmpty();
        } finally {
            lock.unlock();
        }
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

    private long sum(ToLongFunction<ServiceState> figure) {
        lock.lock();
        try {
            long sum = figure.applyAsLong(before);
            for (Supplier<ServiceState> application : applications) {
                sum += figure.applyAsLong(application.get());
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }
}
