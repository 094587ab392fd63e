package io.piloted.tck.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/**
 * A bean for a WAR that makes the deployment fail when the application starts, after the container has validated it.
 */
@ApplicationScoped
public class BrokenObserver {

    /** Creates the bean; called by the container. */
    public BrokenObserver() {}

    void begin(@Observes @Initialized(ApplicationScoped.class) Object initialized) {
        throw new IllegalStateException(BrokenExtension.TEXT + " by an observer");
    }
}
