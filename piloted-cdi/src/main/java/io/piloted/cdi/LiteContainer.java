package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/**
 * The container on CDI Lite (Quarkus).
 *
 * @param event the event with any qualifiers
 * @param catalogs all catalog beans of the application
 */
record LiteContainer(Event<Object> event, Instance<Catalog> catalogs) implements Container {

    @Override
    public Optional<OwnCatalog> ownCatalog() {
        if (catalogs.isAmbiguous()) {
            throw MESSAGES.ambiguousCatalog();
        }
        if (catalogs.isUnsatisfied()) {
            return Optional.empty();
        }
        Instance.Handle<Catalog> handle = catalogs.getHandle();
        Bean<?> bean = handle.getBean();
        return Optional.of(new OwnCatalog(
                handle.get(), bean.getBeanClass(), bean.getScope() == Dependent.class ? handle::destroy : () -> {}));
    }

    @Override
    public boolean isThere() {
        try {
            CDI.current().getBeanContainer();
            return LiteBeans.isOf(this);
        } catch (RuntimeException e) { // containers throw different exceptions
            return false;
        }
    }

    @Override
    public Instance<Object> beans() {
        return CDI.current();
    }
}
