package io.piloted.file;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of one refresh. It reads the file of endpoints at the first lookup, and again only when a query is
 * repeated; a lookup blocks meanwhile. Its stage fails with a {@link io.piloted.PilotedException}. Thread-safe.
 */
final class FileCatalog implements Catalog {

    private final FileSource file;

    /** The queries looked up since the file was read. Guarded by itself, like {@link #contents}. */
    private final Set<ServiceQuery> seen = new HashSet<>();

    private @Nullable Contents contents;

    FileCatalog(FileSource file) {
        this.file = file;
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        try {
            return CompletableFuture.completedFuture(file.matching(query, contents(query)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Contents contents(ServiceQuery query) {
        synchronized (seen) {
            Contents known = contents;
            if (seen.add(query) && known != null) {
                return known;
            }
            seen.clear();
            contents = null;
            Contents read = file.read();
            contents = read;
            seen.add(query);
            return read;
        }
    }
}
