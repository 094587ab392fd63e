package io.piloted.file;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.catalog.CatalogSource;
import io.piloted.config.ContainerPilot;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** The source of endpoints that uses a file of endpoints. Each refresh reads the file once. */
public final class FileSource implements CatalogSource {

    private final String location;
    private final FileCatalog catalog;

    public FileSource(String location) {
        this.location = location;
        catalog = new FileCatalog(location);
    }

    @Override
    public String describe() {
        return location;
    }

    @Override
    public Catalog reload(ContainerPilot model) {
        return catalog.snapshot();
    }

    @Override
    public boolean follow(Collection<ServiceQuery> services, BiConsumer<ServiceQuery, List<Endpoint>> found) {
        return false;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
