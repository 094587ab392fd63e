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

/** A bean that calls the service that the tests start, with and without retries, and with short timeouts. */
@ApplicationScoped
public class Caller {

    private static final int READ_TIMEOUT_MILLIS = 1000;

    @Inject
    @RestClient
    Instance<Backend> injected;

    /** Created once, because clients are expensive. */
    private Backend backend;

    private Client client;

    /**
     * Calls through the injected client.
     *
     * @return what the backend got
     */
    public String injected() {
        return backend().who("it");
    }

    /**
     * Calls through the injected client, and calls another backend if that fails.
     *
     * @return what the backend got
     */
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public String injectedRetried() {
        return backend().who("it");
    }

    /**
     * Like {@link #injectedRetried}, without waiting.
     *
     * @return what the backend got
     */
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public CompletionStage<String> laterRetried() {
        return backend().whoLater("it");
    }

    /**
     * Calls through a Jakarta REST client.
     *
     * @return what the backend got
     */
    public String plain() {
        return client().target("piloted://backend/plain").request().get(String.class);
    }

    /**
     * Calls through a Jakarta REST client that returns stages.
     *
     * @return what the backend got
     */
    public CompletionStage<String> plainLater() {
        return client().target("piloted://backend/plain").request().rx().get(String.class);
    }

    /**
     * Calls through a Jakarta REST client, and calls another backend if that fails.
     *
     * @return what the backend got
     */
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public String plainRetried() {
        return plain();
    }

    /**
     * Calls the injected client's method that is retried with another backend.
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
