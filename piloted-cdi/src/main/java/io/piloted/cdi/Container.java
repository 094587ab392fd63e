package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.metrics.Meters;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/** What the library takes of the container that it runs in. */
interface Container extends Meters.Beans {

    /** Fires at the application's observers, any time after the start. */
    Event<Object> event();

    /**
     * The application's own {@link Catalog} bean, whatever its qualifiers.
     *
     * @throws io.piloted.PilotedException if there are several
     */
    Optional<OwnCatalog> ownCatalog();

    /** Whether beans may still be destroyed that pick; false when all of the container has gone. */
    boolean isThere();

    /** All beans. */
    Instance<Object> beans();

    /** For what an application can do without: a bean that cannot be had is not there. */
    @Override
    default <T> Optional<T> find(Class<T> type) {
        try {
            Instance<T> found = beans().select(type);
            return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
        } catch (RuntimeException e) {
            MESSAGES.debugf(e, "No bean of %s", type);
            return Optional.empty();
        }
    }
}
