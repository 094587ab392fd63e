package io.piloted.demo;

import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.ServiceSnapshot;
import io.piloted.ServicesUpdated;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The resource for the page, and for people with curl. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DemoResource {

    private static final String MASK = "•••";

    @Inject
    Picks picks;

    @Inject
    Events events;

    @Inject
    ServiceRegistry registry;

    @Inject
    Config config;

    /**
     * Picks.
     *
     * @param form the form of injection
     * @param service the service; used only by the form {@code ServiceRegistry}
     * @return the endpoints picked
     */
    @GET
    @Path("pick")
    public List<Endpoint> pick(
            @QueryParam("form") @DefaultValue("Provider<Endpoint>") String form,
            @QueryParam("service") @DefaultValue("appserver") String service) {
        return picks.in(form, service);
    }

    /**
     * All services.
     *
     * @return their endpoints, by name
     */
    @GET
    @Path("services")
    public Map<String, List<Endpoint>> services() {
        Map<String, List<Endpoint>> services = new TreeMap<>();
        registry.names()
                .forEach(name -> services.put(name, registry.service(name).endpoints()));
        return services;
    }

    /**
     * The snapshots of all services.
     *
     * @return their snapshots, by name
     */
    @GET
    @Path("snapshots")
    public Map<String, ServiceSnapshot> snapshots() {
        Map<String, ServiceSnapshot> snapshots = new TreeMap<>();
        registry.names()
                .forEach(name -> snapshots.put(name, registry.service(name).snapshot()));
        return snapshots;
    }

    /**
     * The properties of the ContainerPilot file; values that may be secrets are masked.
     *
     * @return the values, by name
     */
    @GET
    @Path("config")
    public Map<String, String> config() {
        // Read from the source itself, because SmallRye Config caches the names from the start.
        Map<String, String> properties = new TreeMap<>();
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> source.getName().startsWith("ContainerPilotConfigSource"))
                .flatMap(source -> source.getPropertyNames().stream())
                .forEach(name -> properties.put(
                        name,
                        config.getOptionalValue(name, String.class)
                                .flatMap(value -> ShownProperties.shown(name, value))
                                .orElse(MASK)));
        return properties;
    }

    /**
     * The last events.
     *
     * @return the newest first
     */
    @GET
    @Path("events")
    public List<ServicesUpdated> events() {
        return events.last();
    }

    /**
     * The number of calls of the observer with {@code @Piloted("appserver")}.
     *
     * @return the count
     */
    @GET
    @Path("events/appserver")
    @Produces(MediaType.TEXT_PLAIN)
    public int appserverChanges() {
        return events.appserverChanges();
    }

    /**
     * The events as they happen.
     *
     * @param sse creates the events
     * @param page receives the events
     */
    @GET
    @Path("events/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(@Context Sse sse, @Context SseEventSink page) {
        events.open(sse, page);
    }

    /** Refreshes like a SIGHUP. */
    @POST
    @Path("refresh")
    public void refresh() {
        registry.refresh();
    }

    /**
     * The process to send a SIGHUP to.
     *
     * @return its id
     */
    @GET
    @Path("pid")
    @Produces(MediaType.TEXT_PLAIN)
    public long pid() {
        return ProcessHandle.current().pid();
    }
}
