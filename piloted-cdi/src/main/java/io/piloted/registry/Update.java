package io.piloted.registry;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.util.concurrent.CompletableFuture;

/** One refresh, from the moment it is asked for: what picks wait for and what {@code refresh()} hands out. */
final class Update {

    private final Trigger trigger;

    /** Written under the {@link Refresher}'s lock while pending, read by the refresh thread afterwards. */
    private boolean announced;

    /** Completed on the refresh thread when the new endpoints are visible; nothing of an application may run there. */
    private final CompletableFuture<ServicesUpdated> visible = new CompletableFuture<>();

    Update(Trigger trigger) {
        this.trigger = trigger;
    }

    Trigger trigger() {
        return trigger;
    }

    /** Whether anybody but the start asked for it, so that it gets its event and its lines in the log. */
    boolean announced() {
        return announced;
    }

    void announce() {
        announced = true;
    }

    CompletableFuture<ServicesUpdated> visible() {
        return visible;
    }
}
