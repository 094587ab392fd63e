package io.piloted.metrics;

import java.util.Optional;

/** A container without beans. */
final class NoBeans implements Meters.Beans {

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.empty();
    }
}
