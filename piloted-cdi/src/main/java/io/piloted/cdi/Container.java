package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.metrics.Meters;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/** The functions of the CDI container that the library uses. */
interface Container extends Meters.Beans {

    /** The event for the application's observers; usable at any time after the start. */
    Event<Object> event();

    /**
     * The application's own {@link Catalog} bean, with any qualifiers.
     *
     * @throws io.piloted.PilotedException if there are several
     */
    Optional<OwnCatalog> ownCatalog();

    /** Whether the container still exists, even if it is destroying its beans. */
    boolean isThere();

    Instance<Object> beans();

    /** Finds a bean; empty if it is missing, ambiguous, or cannot be created. */
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
