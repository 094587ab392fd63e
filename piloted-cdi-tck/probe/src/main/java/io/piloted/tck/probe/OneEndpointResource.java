package io.piloted.tck.probe;

import io.piloted.ServiceRegistry;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A resource that picks an endpoint, and does not handle the exception if there is none. */
@Path("endpoint")
@Produces(MediaType.TEXT_PLAIN)
public class OneEndpointResource {

    @Inject
    ServiceRegistry registry;

    /**
     * Picks an endpoint of any service.
     *
     * @param service the service's name
     * @return address and port
     */
    @GET
    public String endpoint(@QueryParam("service") String service) {
        return registry.service(service).next().hostAndPort();
    }
}
