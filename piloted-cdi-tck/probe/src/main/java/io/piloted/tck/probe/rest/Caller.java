package io.piloted.tck.probe.rest;

import io.piloted.rest.PilotedFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls the service that the tests start, once or until it answers, with clients that do not wait for long. */
@ApplicationScoped
public class Caller {

    private static final int READ_TIMEOUT_MILLIS = 1000;

    @Inject
    @RestClient
    Instance<Backend> injected;

    /** Made once, as the other: clients are expensive. */
    private Backend backend;

    private Client client;

    /**
     * Asks through the injected client.
     *
     * @return what the backend got
     */
    public String injected() {
        return backend().who("it");
    }

    /**
     * Asks through the injected client, and asks another backend if that fails.
     *
     * @return what the backend got
     */
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public String injectedRetried() {
        return backend().who("it");
    }

    /**
     * The same without waiting.
     *
     * @return what the backend got
     */
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public CompletionStage<String> laterRetried() {
        return backend().whoLater("it");
    }

    /**
     * Asks through a Jakarta REST client.
     *
     * @return what the backend got
     */
    public String plain() {
        return client().target("piloted://backend/plain").request().get(String.class);
    }

    /**
     * Asks through a Jakarta REST client, and asks another backend if that fails.
     *
     * @return what the backend got
     */
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public String plainRetried() {
        return plain();
    }

    /**
     * Asks through the injected client's method that asks another backend if one fails.
     *
     * @return what the backend got
     */
    public String retriedClient() {
        return backend().whoAtLast("it");
    }

    private synchronized Backend backend() {
        if (backend == null) {
            backend = injected.get();
        }
        return backend;
    }

    private synchronized Client client() {
        if (client == null) {
            client = ClientBuilder.newBuilder()
                    .readTimeout(READ_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .connectTimeout(READ_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .register(PilotedFeature.class)
                    .build();
        }
        return client;
    }
}
