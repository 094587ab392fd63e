package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Catalog;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;

/** The application's own {@link Catalog} bean, whatever its qualifiers. */
final class OwnCatalog {

    private OwnCatalog() {}

    static Optional<Catalog> of(Instance<Catalog> catalogs) {
        if (catalogs.isAmbiguous()) {
            throw MESSAGES.ambiguousCatalog();
        }
        return catalogs.isUnsatisfied() ? Optional.empty() : Optional.of(catalogs.get());
    }
}
