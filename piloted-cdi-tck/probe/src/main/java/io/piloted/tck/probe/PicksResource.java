package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A resource that picks endpoints, one after the other or in many threads. The library injects into the resource
 * itself.
 */
@Path("picks")
@Produces(MediaType.TEXT_PLAIN)
public class PicksResource {

    @Inject
    @Piloted("app")
    Provider<Endpoint> app;

    @Inject
    ServiceRegistry registry;

    /**
     * Some picks of {@code app}.
     *
     * @param count how many
     * @return an address and port a line
     */
    @GET
    public String picks(@QueryParam("count") @DefaultValue("1") int count) {
        return Stream.generate(app::get).limit(count).map(Endpoint::hostAndPort).collect(Collectors.joining("\n"));
    }

    /**
     * Picks of {@code app} from several threads at once.
     *
     * @param threads how many threads
     * @param each how many picks in each
     * @return an address and port and how often it was picked, a line
     * @throws InterruptedException if the server stops
     */
    @GET
    @Path("parallel")
    public String parallel(@QueryParam("threads") int threads, @QueryParam("each") int each)
            throws InterruptedException {
        Map<String, LongAdder> counts = new ConcurrentHashMap<>();
        Provider<Endpoint> provider = app;
        Thread[] running = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        counts.computeIfAbsent(provider.get().hostAndPort(), key -> new LongAdder())
                                .increment();
                    }
                }))
                .toArray(Thread[]::new);
        Stream.of(running).forEach(Thread::start);
        for (Thread thread : running) {
            thread.join();
        }
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ' ' + entry.getValue().sum())
                        .collect(Collectors.joining("\n"));
    }

    /**
     * One pick of any service, through the registry.
     *
     * @param service its name
     * @return the address and port, or what was thrown
     */
    @GET
    @Path("registry")
    public String registry(@QueryParam("service") String service) {
        return result(service, handle -> handle.next().hostAndPort());
    }

    /**
     * The endpoints of any service with all their properties.
     *
     * @param service its name
     * @return an endpoint a line, or what was thrown
     */
    @GET
    @Path("endpoints")
    public String endpoints(@QueryParam("service") String service) {
        return result(
                service,
                handle -> handle.endpoints().stream().map(Endpoint::toString).collect(Collectors.joining("\n")));
    }

    /**
     * The known services.
     *
     * @return a name a line
     */
    @GET
    @Path("names")
    public String names() {
        return String.join("\n", registry.names());
    }

    private String result(String service, Function<ServiceHandle, String> operation) {
        try {
            return operation.apply(registry.service(service));
        } catch (PilotedException e) {
            return e.toString();
        }
    }
}
