package io.piloted.tck.probe;

import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.TimeUnit;

/** A resource with the observers' events. */
@Path("events")
@Produces(MediaType.TEXT_PLAIN)
public class EventsResource {

    @Inject
    Events events;

    @Inject
    ServiceRegistry registry;

    /**
     * All of it since the start.
     *
     * @return an observer and what it saw a line
     */
    @GET
    public String seen() {
        return String.join("\n", events.seen());
    }

    /**
     * The latest event as JSON, by the server's own JSON binding.
     *
     * @return the event
     */
    @GET
    @Path("last")
    @Produces(MediaType.APPLICATION_JSON)
    public ServicesUpdated last() {
        return events.last();
    }

    /**
     * Requests a refresh and waits for it.
     *
     * @return the services that changed, and what failed
     * @throws Exception if it takes too long
     */
    @POST
    @Path("refresh")
    public String refresh() throws Exception {
        ServicesUpdated updated = registry.refresh().toCompletableFuture().get(20, TimeUnit.SECONDS);
        return updated.changes().keySet() + "\n" + updated.failures()
                + updated.configurationFailure()
                        .map(failure -> "CONTAINERPILOT=" + failure.message())
                        .orElse("");
    }

    /**
     * The thread context of a request, to compare with an observer's.
     *
     * @return what was found
     */
    @GET
    @Path("surroundings")
    public String surroundings() {
        StringBuilder text = new StringBuilder();
        ObserverContext.note(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
