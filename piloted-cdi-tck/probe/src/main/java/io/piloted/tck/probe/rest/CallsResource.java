package io.piloted.tck.probe.rest;

import io.piloted.rest.PilotedFeature;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A resource that calls services through REST clients. Each result is the service's response, or the exceptions. */
@Path("calls")
@Produces(MediaType.TEXT_PLAIN)
public class CallsResource {

    /** On a server without MicroProfile REST Client the qualifier is missing, which does no harm. */
    @Inject
    @RestClient
    Instance<Backend> backend;

    @Inject
    Caller caller;

    /**
     * Calls a method of {@link Caller}.
     *
     * @param way its method's name
     * @return the response
     */
    @GET
    @Path("way/{way}")
    public String way(@PathParam("way") String way) {
        return responseOrExceptions(() -> switch (way) {
            case "injected" -> caller.injected();
            case "injectedRetried" -> caller.injectedRetried();
            case "laterRetried" -> caller.laterRetried().toCompletableFuture().get();
            case "retriedClient" -> caller.retriedClient();
            case "plain" -> caller.plain();
            case "plainLater" -> caller.plainLater().toCompletableFuture().get();
            case "plainRetried" -> caller.plainRetried();
            default -> throw new IllegalArgumentException(way);
        });
    }

    /**
     * Through the injected client.
     *
     * @param say the text to send
     * @return the response
     */
    @GET
    @Path("injected")
    public String injected(@QueryParam("say") String say) {
        return responseOrExceptions(() -> backend.get().who(say));
    }

    /**
     * Through the injected client, without waiting: on Quarkus this is on the event loop.
     *
     * @param say the text to send
     * @return the response
     */
    @GET
    @Path("later")
    public CompletionStage<String> later(@QueryParam("say") String say) {
        return backend.get().whoLater(say).exceptionally(CallsResource::causes);
    }

    /**
     * Through the injected client's method that is retried.
     *
     * @param say the text to send
     * @return the response
     */
    @GET
    @Path("retried")
    public String retried(@QueryParam("say") String say) {
        return responseOrExceptions(() -> backend.get().whoAtLast(say));
    }

    /**
     * Through a new MicroProfile REST Client.
     *
     * @param base its base URI
     * @return the response
     */
    @GET
    @Path("built")
    public String built(@QueryParam("base") String base) {
        return responseOrExceptions(() -> RestClientBuilder.newBuilder()
                .baseUri(URI.create(base))
                .build(Backend.class)
                .who("built"));
    }

    /**
     * Through a Jakarta REST client.
     *
     * @param uri the URI to call
     * @return the response
     */
    @GET
    @Path("plain")
    public String plain(@QueryParam("uri") String uri) {
        Client client = ClientBuilder.newClient().register(PilotedFeature.class);
        try {
            return responseOrExceptions(() -> client.target(uri).request().get(String.class));
        } finally {
            client.close();
        }
    }

    /**
     * Through one invocation of a Jakarta REST client, six times.
     *
     * @param uri the URI to call
     * @return the responses, each on a line
     */
    @GET
    @Path("again")
    public String again(@QueryParam("uri") String uri) {
        Client client = ClientBuilder.newClient().register(PilotedFeature.class);
        try {
            Invocation invocation = client.target(uri).request().buildGet();
            StringBuilder responses = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                responses
                        .append(responseOrExceptions(() -> invocation.invoke(String.class)))
                        .append('\n');
            }
            return responses.toString();
        } finally {
            client.close();
        }
    }

    private static String responseOrExceptions(Callable<String> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return causes(e);
        }
    }

    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }
}
