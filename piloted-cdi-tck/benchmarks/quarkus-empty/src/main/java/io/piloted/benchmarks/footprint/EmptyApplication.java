package io.piloted.benchmarks.footprint;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** An application that starts, prints its {@link Footprint}, and ends. */
@QuarkusMain
public class EmptyApplication implements QuarkusApplication {

    @Override
    public int run(String... args) {
        Footprint.now().print();
        return 0;
    }
}
