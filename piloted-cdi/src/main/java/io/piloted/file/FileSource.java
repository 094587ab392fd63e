package io.piloted.file;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.catalog.CatalogSource;
import io.piloted.config.ContainerPilot;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The source of endpoints that uses a JSON5 file:
 *
 * <pre>{@code
 * {
 *   appserver: ["10.0.10.10:3000", "[::1]:3000"],
 *   database: [{address: "10.0.10.20", port: 5432, tags: ["primary"], meta: {zone: "a"}, weight: 3}],
 *   gateway: [{address: "10.0.10.30", port: 8080, ports: {http: 8080, admin: 9990}}],
 * }
 * }</pre>
 *
 * <p>Each refresh reads the file once; it is parsed only when it has changed. An error in one service does not affect
 * the others. A service that is not in the file is an error, but a service without endpoints ({@code []}) is not.
 *
 * <p>How a query is applied: Its tag must be among an endpoint's {@code tags}. Its datacenters apply only to endpoints
 * that have a datacenter; the first datacenter with an endpoint is used. Its named port must be among the {@code ports}
 * of each endpoint. Its filter, its prepared query and its name in Consul are ignored.
 */
public final class FileSource implements CatalogSource {

    private final Location location;
    private volatile @Nullable Contents contents;

    /**
     * Creates the source; reads nothing yet.
     *
     * @param location a path, {@code file://} and a path, or {@code classpath:} and the name of a resource, which is
     *     searched in the application first (by the thread's context class loader)
     */
    public FileSource(String location) {
        this.location = new Location(location);
    }

    @Override
    public String describe() {
        return location.text();
    }

    @Override
    public Catalog reload(ContainerPilot model, Collection<ServiceQuery> services) {
        return new FileCatalog(this);
    }

    @Override
    public void renew() {
        // Each lookup reads the file.
    }

    @Override
    public boolean follow(
            Collection<ServiceQuery> services, BiConsumer<ServiceQuery, List<Endpoint>> found, Runnable failed) {
        return false;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    List<Endpoint> matching(ServiceQuery query, Contents known) {
        List<Endpoint> all = known.endpoints(query.service())
                .orElseThrow(() -> Messages.MESSAGES.noService(location.text(), query.service(), known.names()));
        List<Endpoint> matching = List.of();
        Iterator<String> datacenters = (query.datacenters().isEmpty() ? List.of("") : query.datacenters()).iterator();
        while (matching.isEmpty() && datacenters.hasNext()) {
            matching = matching(all, query, datacenters.next());
        }
        return matching;
    }

    private List<Endpoint> matching(List<Endpoint> all, ServiceQuery query, String datacenter) {
        String tag = query.tag().orElse("");
        List<Endpoint> matching = new ArrayList<>();
        for (Endpoint endpoint : all) {
            if ((tag.isEmpty() || endpoint.tags().contains(tag))
                    && (datacenter.isEmpty()
                            || endpoint.datacenter().isEmpty()
                            || endpoint.datacenter().equals(datacenter))) {
                matching.add(query.port().isPresent() ? withPort(endpoint, query) : endpoint);
            }
        }
        return List.copyOf(matching);
    }

    private Endpoint withPort(Endpoint endpoint, ServiceQuery query) {
        String name = query.port().orElseThrow();
        Integer port = endpoint.ports().get(name);
        if (port == null) {
            throw Messages.MESSAGES.noPort(
                    location.text(),
                    endpoint.hostAndPort(),
                    query.service(),
                    name,
                    new TreeSet<>(endpoint.ports().keySet()));
        }
        return endpoint.withPort(port);
    }

    /** The current contents of the file. */
    Contents read() {
        String text = text();
        Contents known = contents;
        if (known != null && known.isOf(text)) {
            return known;
        }
        Contents changed = Contents.parse(location, text);
        contents = changed;
        return changed;
    }

    private String text() {
        try {
            return location.read();
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new FileCatalogException(Messages.MESSAGES.unreadable(location.place(), "it does not exist"), e);
        } catch (IOException | InvalidPathException e) {
            throw unreadable(e);
        }
    }

    /**
     * The exception for a file that cannot be read. Only the operating system's text has the reason; glibc and musl use
     * different texts.
     */
    PilotedException unreadable(Exception failure) {
        String reason = failure.toString();
        return reason.contains("Too many open files") || reason.contains("No file descriptors available")
                ? Messages.MESSAGES.tooManyFiles(location.place(), failure)
                : new PilotedException(Messages.MESSAGES.unreadable(location.place(), reason), failure);
    }
}
