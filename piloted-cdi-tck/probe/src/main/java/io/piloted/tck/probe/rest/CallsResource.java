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

/** Calls services through REST clients. Each answer is what the service said, or the exceptions that came instead. */
@Path("calls")
@Produces(MediaType.TEXT_PLAIN)
public class CallsResource {

    /** A server without MicroProfile REST Client takes it for one without the qualifier, which harms nobody. */
    @Inject
    @RestClient
    Instance<Backend> backend;

    @Inject
    Caller caller;

    /**
     * Through the bean that calls in several ways.
     *
     * @param way its method's name
     * @return the answer
     */
    @GET
    @Path("way/{way}")
    public String way(@PathParam("way") String way) {
        return told(() -> switch (way) {
            case "injected" -> caller.injected();
            case "injectedRetried" -> caller.injectedRetried();
            case "laterRetried" -> caller.laterRetried().toCompletableFuture().get();
            case "retriedClient" -> caller.retriedClient();
            case "plain" -> caller.plain();
            case "plainRetried" -> caller.plainRetried();
            default -> throw new IllegalArgumentException(way);
        });
    }

    /**
     * Through the injected client.
     *
     * @param say what to say
     * @return the answer
     */
    @GET
    @Path("injected")
    public String injected(@QueryParam("say") String say) {
        return told(() -> backend.get().who(say));
    }

    /**
     * Through the injected client, without waiting: on Quarkus this is on the event loop.
     *
     * @param say what to say
     * @return the answer
     */
    @GET
    @Path("later")
    public CompletionStage<String> later(@QueryParam("say") String say) {
        return backend.get().whoLater(say).exceptionally(CallsResource::causes);
    }

    /**
     * Through the injected client's method that tries again.
     *
     * @param say what to say
     * @return the answer
     */
    @GET
    @Path("retried")
    public String retried(@QueryParam("say") String say) {
        return told(() -> backend.get().whoAtLast(say));
    }

    /**
     * Through a MicroProfile REST Client that is built here.
     *
     * @param base its base URI
     * @return the answer
     */
    @GET
    @Path("built")
    public String built(@QueryParam("base") String base) {
        return told(() -> RestClientBuilder.newBuilder()
                .baseUri(URI.create(base))
                .build(Backend.class)
                .who("built"));
    }

    /**
     * Through a Jakarta REST client.
     *
     * @param uri whom to ask
     * @return the answer
     */
    @GET
    @Path("plain")
    public String plain(@QueryParam("uri") String uri) {
        Client client = ClientBuilder.newClient().register(PilotedFeature.class);
        try {
            return told(() -> client.target(uri).request().get(String.class));
        } finally {
            client.close();
        }
    }

    /**
     * Through one invocation of a Jakarta REST client, six times.
     *
     * @param uri whom to ask
     * @return the answers, each on a line
     */
    @GET
    @Path("again")
    public String again(@QueryParam("uri") String uri) {
        Client client = ClientBuilder.newClient().register(PilotedFeature.class);
        try {
            Invocation invocation = client.target(uri).request().buildGet();
            StringBuilder answers = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                answers.append(told(() -> invocation.invoke(String.class))).append('\n');
            }
            return answers.toString();
        } finally {
            client.close();
        }
    }

    private static String told(Callable<String> call) {
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
