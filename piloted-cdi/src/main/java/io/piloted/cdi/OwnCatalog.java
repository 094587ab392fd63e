package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;

/** The application's own {@link Catalog} bean, whatever its qualifiers. */
final class OwnCatalog {

    private OwnCatalog() {}

    static Optional<Catalog> of(Instance<Catalog> catalogs) {
        if (catalogs.isAmbiguous()) {
            throw MESSAGES.ambiguousCatalog();
        }
        return catalogs.isUnsatisfied() ? Optional.empty() : Optional.of(catalogs.get());
    }

    /** Of beans that the container told of: the library of an EAR does not see those of its WARs. */
    static Optional<Catalog> of(Set<Bean<?>> catalogs, BeanManager beans) {
        if (catalogs.isEmpty()) {
            return Optional.empty();
        }
        try {
            Bean<?> chosen = beans.resolve(catalogs);
            return Optional.of(
                    (Catalog) beans.getReference(chosen, Catalog.class, beans.createCreationalContext(chosen)));
        } catch (AmbiguousResolutionException e) {
            throw MESSAGES.ambiguousCatalog();
        }
    }
}
