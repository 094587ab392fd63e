package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The identity of an instance of a service: address, port and id. Other properties of its endpoint may change. */
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

    /**
     * Written by hand: the JVM generates a record's method at its first use, which would delay the first failed call.
     */
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
