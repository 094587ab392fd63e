package io.piloted.file;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.json5.Json5;
import io.piloted.json5.Json5Exception;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that is a JSON5 file of endpoints:
 *
 * <pre>{@code
 * {
 *   appserver: ["10.0.10.10:3000", "[::1]:3000"],
 *   database: [{address: "10.0.10.20", port: 5432, tags: ["primary"], meta: {zone: "a"}, weight: 3}],
 * }
 * }</pre>
 *
 * <p>The file is read at every lookup, so a refresh sees what it says then, and interpreted only when it changed. A
 * query's tag is looked for in {@code tags}; its datacenter counts only for endpoints that have one. A service that is
 * not in the file is an error, unlike one without endpoints ({@code []}).
 *
 * <p>Thread-safe. A lookup blocks while the file is read; whatever goes wrong is in the stage, as a
 * {@link io.piloted.PilotedException}.
 */
public final class FileCatalog implements Catalog {

    private final Location location;
    private volatile @Nullable Contents contents;

    /**
     * Reads nothing yet.
     *
     * @param location a path, {@code file://} and a path, or {@code classpath:} and the name of a resource, which is
     *     looked for in the application first (the thread's context class loader)
     */
    public FileCatalog(String location) {
        this.location = new Location(location);
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        try {
            return CompletableFuture.completedFuture(matching(query, services()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private List<Endpoint> matching(ServiceQuery query, Map<String, List<Endpoint>> services) {
        List<Endpoint> all = services.get(query.service());
        if (all == null) {
            throw Messages.TEXT.noService(location.text(), query.service(), services.keySet());
        }
        String tag = query.tag().orElse("");
        String datacenter = query.datacenter().orElse("");
        List<Endpoint> matching = new ArrayList<>();
        for (Endpoint endpoint : all) {
            if ((tag.isEmpty() || endpoint.tags().contains(tag))
                    && (datacenter.isEmpty()
                            || endpoint.datacenter().isEmpty()
                            || endpoint.datacenter().equals(datacenter))) {
                matching.add(endpoint);
            }
        }
        return List.copyOf(matching);
    }

    private Map<String, List<Endpoint>> services() {
        String text = read();
        Contents known = contents;
        if (known != null && known.text().equals(text)) {
            return known.services();
        }
        Contents changed = new Contents(text, parse(text));
        contents = changed;
        return changed.services();
    }

    private String read() {
        try {
            return location.read();
        } catch (IOException | InvalidPathException e) {
            throw Messages.TEXT.unreadable(location.text(), e.toString(), e);
        }
    }

    private Map<String, List<Endpoint>> parse(String text) {
        try {
            return new EndpointReader(location.text()).services(Json5.parse(text));
        } catch (Json5Exception e) {
            throw Messages.TEXT.notJson5(location.text(), String.valueOf(e.getMessage()), e);
        }
    }

    /** A text and what it means. */
    private record Contents(String text, Map<String, List<Endpoint>> services) {}
}
