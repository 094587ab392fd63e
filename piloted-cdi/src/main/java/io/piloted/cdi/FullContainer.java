package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;

/**
 * CDI Full: Weld and OpenWebBeans.
 *
 * @param manager the library's own
 * @param catalogs those that the container told of, since the library of an EAR does not see those of its WARs; may still
 *     be filled until the start
 */
record FullContainer(BeanManager manager, Set<Bean<?>> catalogs) implements Container {

    @Override
    public Event<ServicesUpdated> event() {
        return manager.getEvent().select(ServicesUpdated.class);
    }

    @Override
    public Optional<Catalog> ownCatalog() {
        if (catalogs.isEmpty()) {
            return Optional.empty();
        }
        try {
            Bean<?> chosen = manager.resolve(catalogs);
            return Optional.of(
                    (Catalog) manager.getReference(chosen, Catalog.class, manager.createCreationalContext(chosen)));
        } catch (AmbiguousResolutionException e) {
            throw MESSAGES.ambiguousCatalog();
        }
    }

    @Override
    public Instance<Object> beans() {
        return manager.createInstance();
    }
}
