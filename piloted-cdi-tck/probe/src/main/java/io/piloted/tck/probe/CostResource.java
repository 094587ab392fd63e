package io.piloted.tck.probe;

import io.piloted.Endpoint;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;

/** A resource that measures the time and the retained memory of picks. */
@Path("cost")
@Produces(MediaType.TEXT_PLAIN)
public class CostResource {

    @Inject
    Forms forms;

    /**
     * Picks very often.
     *
     * @param form the injected form: {@code handle}, {@code provider} or {@code instance}
     * @param calls how often
     * @return nanoseconds per call, and the heap in use before and after in bytes, by spaces
     */
    @GET
    public String cost(@QueryParam("form") String form, @QueryParam("calls") int calls) {
        Supplier<Endpoint> pick = switch (form) {
            case "handle" -> forms.handle()::next;
            case "provider" -> forms.provider()::get;
            case "instance" -> forms.instance()::get;
            default -> throw new IllegalArgumentException(form);
        };
        run(pick, calls / 10); // warms up
        long before = used();
        long start = System.nanoTime();
        run(pick, calls);
        double nanos = (double) (System.nanoTime() - start) / calls;
        return nanos + " " + before + ' ' + used();
    }

    private static void run(Supplier<Endpoint> pick, int calls) {
        int ports = 0;
        for (int i = 0; i < calls; i++) {
            ports += pick.get().port();
        }
        if (ports == 0) {
            throw new IllegalStateException("no endpoint has a port");
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
