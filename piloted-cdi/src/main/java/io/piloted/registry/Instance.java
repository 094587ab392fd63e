package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What makes two endpoints the same instance of a service, whatever else is known of it: its address, port and id. */
record Instance(String address, int port, String id) {

    static Instance of(Endpoint endpoint) {
        return new Instance(endpoint.address(), endpoint.port(), endpoint.id());
    }

    static boolean isAmong(Collection<Endpoint> endpoints, Endpoint endpoint) {
        for (Endpoint other : endpoints) {
            if (isSame(other, endpoint)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Endpoint one, Endpoint other) {
        return one.port() == other.port()
                && one.address().equals(other.address())
                && one.id().equals(other.id());
    }

    /** As a record's own, written out: the JVM would make that one at the first failure, and take long. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Instance instance
                && port == instance.port
                && address.equals(instance.address)
                && id.equals(instance.id);
    }

    @Override
    public int hashCode() {
        return (address.hashCode() * 31 + port) * 31 + id.hashCode();
    }
}
