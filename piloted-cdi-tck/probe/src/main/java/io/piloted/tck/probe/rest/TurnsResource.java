package io.piloted.tck.probe.rest;

import io.piloted.benchmarks.turns.CallsInTurns;
import io.piloted.rest.PilotedFeature;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.MediaType;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;

/**
 * A resource that measures calls with and without the library. No method of it has a type of MicroProfile REST Client in its
 * signature, because servers without that would ignore the resource.
 */
@Path("turns")
@Produces(MediaType.TEXT_PLAIN)
public class TurnsResource {

    /**
     * Calls through Jakarta REST clients.
     *
     * @param service the URI of the service
     * @param addresses the URIs of its instances
     * @param rounds how many count
     * @return what {@link CallsInTurns#run} returns
     */
    @GET
    @Path("jakarta")
    public String jakarta(
            @QueryParam("service") String service,
            @QueryParam("address") List<String> addresses,
            @QueryParam("rounds") int rounds) {
        Client bare = ClientBuilder.newClient();
        Client piloted = ClientBuilder.newClient().register(PilotedFeature.class);
        try {
            return new CallsInTurns(
                            addresses.stream()
                                    .map(address -> call(bare, address))
                                    .toList(),
                            call(piloted, service))
                    .run(rounds);
        } finally {
            bare.close();
            piloted.close();
        }
    }

    /**
     * Calls through MicroProfile REST Clients.
     *
     * @param service the URI of the service
     * @param addresses the URIs of its instances
     * @param rounds how many count
     * @return what {@link CallsInTurns#run} returns
     * @throws IOException if a client cannot be closed
     */
    @GET
    @Path("microprofile")
    public String microProfile(
            @QueryParam("service") String service,
            @QueryParam("address") List<String> addresses,
            @QueryParam("rounds") int rounds)
            throws IOException {
        // Only RestClientBuilder.newBuilder() tells the listeners, through which the library comes to a client.
        List<Backend> bare = addresses.stream()
                .map(address -> RestClientBuilderResolver.instance()
                        .newBuilder()
                        .baseUri(URI.create(address))
                        .build(Backend.class))
                .toList();
        Backend piloted =
                RestClientBuilder.newBuilder().baseUri(URI.create(service)).build(Backend.class);
        try {
            return new CallsInTurns(bare.stream().map(TurnsResource::call).toList(), call(piloted)).run(rounds);
        } finally {
            for (Backend client : bare) {
                ((Closeable) client).close();
            }
            ((Closeable) piloted).close();
        }
    }

    private static Supplier<String> call(Client client, String uri) {
        WebTarget target = client.target(uri);
        return () -> target.request().get(String.class);
    }

    private static Supplier<String> call(Backend backend) {
        return () -> backend.who("it");
    }
}
