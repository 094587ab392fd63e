package io.piloted.tck.probe;

import io.piloted.Endpoint;
import java.util.function.Supplier;

/** The type that {@link Producer} produces. */
public class Produced {

    private final Supplier<Endpoint> supplier;

    Produced(Supplier<Endpoint> supplier) {
        this.supplier = supplier;
    }

    Endpoint pick() {
        return supplier.get();
    }
}
