package io.piloted.tck.probe;

import io.piloted.ServicesUpdated;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;

/** An observer that always throws. It comes last, because CDI calls no further observers then. */
@Dependent
public class Thrower {

    void fail(@Observes @Priority(Integer.MAX_VALUE) ServicesUpdated event) {
        throw new IllegalStateException("the probe's observer throws on purpose");
    }
}
