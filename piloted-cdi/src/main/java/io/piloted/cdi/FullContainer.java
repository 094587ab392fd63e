package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;

/**
 * The container on CDI Full (Weld and OpenWebBeans).
 *
 * @param manager the library's bean manager
 * @param catalogs the catalog beans that the container announced, because a library in an EAR does not see the beans of
 *     its WARs; filled until the start
 */
record FullContainer(BeanManager manager, Set<Bean<?>> catalogs) implements Container {

    @Override
    public Event<Object> event() {
        return manager.getEvent();
    }

    @Override
    public Optional<OwnCatalog> ownCatalog() {
        try {
            // Prefer visible beans, because the container removes specialized ones from these.
            Set<Bean<?>> visible = manager.getBeans(Catalog.class, Any.Literal.INSTANCE);
            Bean<?> chosen = manager.resolve(visible.isEmpty() ? catalogs : visible);
            return Optional.ofNullable(chosen).map(this::reference);
        } catch (AmbiguousResolutionException e) {
            throw MESSAGES.ambiguousCatalog();
        }
    }

    private OwnCatalog reference(Bean<?> bean) {
        CreationalContext<?> context = manager.createCreationalContext(bean);
        Catalog catalog = (Catalog) manager.getReference(bean, Catalog.class, context);
        return new OwnCatalog(catalog, bean.getBeanClass(), context::release);
    }

    @Override
    public boolean isThere() {
        try {
            manager.getExtension(PilotedExtension.class);
            return true;
        } catch (RuntimeException e) { // containers throw different exceptions
            return false;
        }
    }

    @Override
    public Instance<Object> beans() {
        return manager.createInstance();
    }
}
