package io.piloted.demo;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A resource with which the page controls the backends of the demo with Consul. They run in the launcher's process. */
@Path("backends")
@Produces(MediaType.APPLICATION_JSON)
public class BackendsResource {

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    @ConfigProperty(name = "demo.backends")
    Optional<URI> launcher;

    /**
     * The backends.
     *
     * @return the launcher's response; no backends without a launcher
     * @throws IOException if the launcher is gone
     * @throws InterruptedException if the application stops meanwhile
     */
    @GET
    public Response all() throws IOException, InterruptedException {
        return launcher.isEmpty()
                ? Response.ok("[]").build()
                : send(HttpRequest.newBuilder(launcher.get()).build());
    }

    /**
     * Stops or starts a backend.
     *
     * @param name its name
     * @param verb {@code stop} or {@code start}
     * @return all backends, afterwards
     * @throws IOException if the launcher is gone
     * @throws InterruptedException if the application stops meanwhile
     */
    @POST
    @Path("{name: [a-z0-9-]+}/{verb: stop|start}")
    public Response change(@PathParam("name") String name, @PathParam("verb") String verb)
            throws IOException, InterruptedException {
        return launcher.isEmpty()
                ? Response.status(Response.Status.NOT_FOUND).build()
                : send(HttpRequest.newBuilder(launcher.get().resolve(name + '/' + verb))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private Response send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return Response.status(response.statusCode()).entity(response.body()).build();
    }
}
