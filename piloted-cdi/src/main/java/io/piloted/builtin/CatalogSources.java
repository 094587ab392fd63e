package io.piloted.builtin;

import io.piloted.catalog.CatalogSource;
import io.piloted.config.Options;
import io.piloted.consul.ConsulSource;
import io.piloted.file.FileSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The selection of the library's own source of endpoints. The only class that knows all sources. */
public final class CatalogSources {

    private CatalogSources() {}

    /**
     * Creates the source that {@code piloted.catalog} names. It opens no connection yet, and looks up its properties at
     * each refresh.
     */
    public static CatalogSource select(
            Options options, Function<String, Optional<String>> lookup, Map<String, String> env) {
        return options.catalog().equals(Options.CONSUL)
                ? new ConsulSource(options, lookup, env)
                : new FileSource(options.catalog());
    }
}
