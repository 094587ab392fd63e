package io.piloted.demo;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A resource that measures the time and retained heap of picks in this process. */
@Path("speed")
public class SpeedResource {

    private static final int MOST_CALLS = 50_000_000;

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("appserver")
    Instance<Endpoint> instance;

    @Inject
    @Piloted("appserver")
    ServiceHandle handle;

    /**
     * The cost of many picks.
     *
     * @param nanosPerCall the average time of one pick
     * @param bytesKept the increase of the heap in use, measured after garbage collections
     */
    public record Cost(double nanosPerCall, long bytesKept) {}

    /**
     * Picks many times in each form.
     *
     * @param calls the number of picks, at most 50 million
     * @return the cost, by form
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Cost> measure(@QueryParam("calls") @DefaultValue("1000000") int calls) {
        int bounded = Math.min(Math.max(calls, 1), MOST_CALLS);
        Map<String, Cost> costs = new LinkedHashMap<>();
        costs.put("ServiceHandle", cost(handle::next, bounded));
        costs.put("Provider", cost(provider::get, bounded));
        costs.put("Instance", cost(instance::get, bounded));
        return costs;
    }

    private static Cost cost(Supplier<Endpoint> pick, int calls) {
        long before = used();
        long began = System.nanoTime();
        int ports = 0;
        for (int i = 0; i < calls; i++) {
            ports += pick.get().port(); // used, so that the compiler cannot remove a pick
        }
        double nanos = (double) (System.nanoTime() - began) / calls;
        return new Cost(ports == 0 ? Double.NaN : nanos, used() - before);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
