package io.piloted.tck.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Makes a deployment fail when the application begins, after the container has validated it: goes into a WAR. */
@ApplicationScoped
public class BrokenObserver {

    /** For the container. */
    public BrokenObserver() {}

    void begin(@Observes @Initialized(ApplicationScoped.class) Object initialized) {
        throw new IllegalStateException(BrokenExtension.TEXT + " by an observer");
    }
}
