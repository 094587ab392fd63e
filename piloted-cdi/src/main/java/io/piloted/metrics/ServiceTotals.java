package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The figures of one service, summed over the applications that share its meters. Thread-safe. */
final class ServiceTotals {

    private final ReentrantLock lock = new ReentrantLock();

    /** One for each application. Guarded by {@link #lock}. */
    private final List<Supplier<ServiceState>> applications = new ArrayList<>();

    /** The picks of the applications that have left, since a counter must not go down. Guarded by {@link #lock}. */
    private long picksBefore;

    void join(Supplier<ServiceState> application) {
        lock.lock();
        try {
            applications.add(application);
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if no application is left. */
    boolean leave(Supplier<ServiceState> application) {
        lock.lock();
        try {
            applications.remove(application);
            picksBefore += application.get().picks();
            return applications.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    long endpoints() {
        lock.lock();
        try {
            long sum = 0;
            for (Supplier<ServiceState> application : applications) {
                sum += application.get().endpoints();
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }

    long picks() {
        lock.lock();
        try {
            long sum = picksBefore;
            for (Supplier<ServiceState> application : applications) {
                sum += application.get().picks();
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }
}
