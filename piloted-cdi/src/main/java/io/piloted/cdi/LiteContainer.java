package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/**
 * CDI Lite: Quarkus.
 *
 * @param event of any qualifiers
 * @param catalogs all of the application's
 */
record LiteContainer(Event<ServicesUpdated> event, Instance<Catalog> catalogs) implements Container {

    @Override
    public Optional<Catalog> ownCatalog() {
        if (catalogs.isAmbiguous()) {
            throw MESSAGES.ambiguousCatalog();
        }
        return catalogs.isUnsatisfied() ? Optional.empty() : Optional.of(catalogs.get());
    }

    @Override
    public Instance<Object> beans() {
        return CDI.current();
    }
}
