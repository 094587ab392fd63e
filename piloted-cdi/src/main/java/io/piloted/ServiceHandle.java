package io.piloted;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fast way to the endpoints of one service. There is one per service and application, shared by everything that
 * injects it, and it may be kept for ever: it follows each refresh. Thread-safe.
 *
 * <p>A method that says it waits does so only while an update of the services runs, and at most for
 * {@code piloted.refresh.timeout}; after that it serves the last good endpoints. With
 * {@code piloted.refresh.read=stale} nothing ever waits, nor do the synchronous observers of {@link ServicesUpdated}.
 */
public interface ServiceHandle extends Supplier<Endpoint> {

    /**
     * The service's name.
     *
     * @return as written in the ContainerPilot file
     */
    String name();

    /**
     * The next endpoint, round-robin. Waits while an update runs.
     *
     * @return the endpoint whose turn it is
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Endpoint next();

    /**
     * The next endpoint in turn that is not among those, for a further attempt of a call that failed. Waits while an update
     * runs.
     *
     * @param tried endpoints that the call has tried; each is recognised by address, port and id
     * @return the next endpoint in turn that was not tried; if all were, the next in turn. An ejected endpoint has no turn
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Endpoint next(Collection<Endpoint> tried);

    /**
     * The next endpoint, round-robin, if there is one. Waits while an update runs.
     *
     * @return the endpoint whose turn it is, empty where {@link #next()} throws {@link NoEndpointException}
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Optional<Endpoint> tryNext();

    /**
     * The next endpoint, round-robin, for code that must not block, such as an event loop. Never waits: the stage
     * completes when a running update ends.
     *
     * @return a stage that completes with the endpoint, or exceptionally with what {@link #next()} throws, never wrapped.
     *     What is chained to it runs on the caller's thread if no update runs, else on one of a few threads of the library
     */
    default CompletionStage<Endpoint> nextAsync() {
        return nextAsync(List.of());
    }

    /**
     * The next endpoint in turn that is not among those, as {@link #next(Collection)}, for code that must not block.
     *
     * @param tried endpoints that the call has tried; must not change until the stage completes
     * @return as {@link #nextAsync()}
     */
    CompletionStage<Endpoint> nextAsync(Collection<Endpoint> tried);

    /**
     * Tells how a call of an endpoint ended. An endpoint that fails {@code piloted.outlier-detection.consecutive-failures}
     * times in a row is ejected: for a time it has no turn. {@link #call} and {@link #callAsync} report by themselves; REST
     * clients do where the runtime allows it.
     *
     * <p>Never waits. A success costs about as much as counting it, and takes no memory.
     *
     * @param endpoint the endpoint that was called, as it was picked. One that is not, or no longer, an endpoint of the
     *     service is not ejected
     * @param outcome how the call ended; {@link Outcome#of} and {@link Outcome#ofStatus} tell it by an exception or an HTTP
     *     status
     */
    void report(Endpoint endpoint, Outcome outcome);

    /**
     * Calls the next endpoint, reports how that ended, and after a failure tries again with an endpoint that this call has
     * not tried. Picks as {@link #next()} does, and waits like it; besides, it takes as long as the attempts.
     *
     * <p>An attempt fails if it throws what {@link Outcome#of} takes for a failure, such as an
     * {@link java.io.IOException}, or returns a {@code java.net.http.HttpResponse} or a {@code jakarta.ws.rs.core.Response}
     * with status 502, 503 or 504. Only then is there another attempt, and what the attempt returned is closed. So give calls
     * that may be repeated: a request that failed may have been carried out.
     *
     * <p>With the JDK's HTTP client:
     *
     * <pre>{@code
     * HttpResponse<String> response = appserver.call(3, endpoint -> client.send(
     *         HttpRequest.newBuilder(endpoint.uri("http").resolve("/orders")).timeout(ofSeconds(2)).build(),
     *         BodyHandlers.ofString()));
     * }</pre>
     *
     * <p>With Jakarta REST; {@code get()} throws nothing checked:
     *
     * <pre>{@code
     * Orders orders = appserver.call(3, endpoint ->
     *         client.target(endpoint.uri("http")).path("orders").request().get(Orders.class));
     * }</pre>
     *
     * <p>With gRPC, whose exceptions have to be told apart, and a channel for each endpoint:
     *
     * <pre>{@code
     * Reply reply = greeter.call(3, endpoint -> {
     *     try {
     *         return stub(endpoint).withDeadlineAfter(2, SECONDS).greet(request);
     *     } catch (StatusRuntimeException e) {
     *         if (e.getStatus().getCode() == Status.Code.UNAVAILABLE) {
     *             throw new IOException(e);
     *         }
     *         throw e;
     *     }
     * });
     * }</pre>
     *
     * <p>With JDBC, whose drivers throw an {@code SQLException} with an {@code IOException} as its cause when they cannot
     * connect:
     *
     * <pre>{@code
     * Connection connection = database.call(2, endpoint ->
     *         DriverManager.getConnection("jdbc:postgresql://" + endpoint.hostAndPort() + "/shop", properties));
     * }</pre>
     *
     * @param <T> the type of the result
     * @param <X> what the call throws
     * @param attempts how many attempts to make at most; 1 or more
     * @param call calls an endpoint
     * @return the result of the first attempt that does not fail; a response that is a failure only after the last attempt
     * @throws X as the last attempt; the exceptions of earlier ones are suppressed in it. An exception that is no failure, or
     *     an interrupt, ends the call at once
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    default <T, X extends Exception> T call(int attempts, Call<T, X> call) throws X {
        return Attempts.call(this, attempts, call);
    }

    /**
     * The same as {@link #call} for calls that return a stage. Never blocks. It cancels no stage; and if the returned one is
     * cancelled, there are no further attempts, and a response that still comes is closed.
     *
     * <pre>{@code
     * CompletionStage<HttpResponse<String>> response = appserver.callAsync(3, endpoint -> client.sendAsync(
     *         HttpRequest.newBuilder(endpoint.uri("http").resolve("/orders")).timeout(ofSeconds(2)).build(),
     *         BodyHandlers.ofString()));
     * }</pre>
     *
     * @param <T> the type of the result
     * @param attempts how many attempts to make at most; 1 or more
     * @param call calls an endpoint, without blocking. The first attempt is made on the caller's thread unless an update runs;
     *     a further one on the thread that completed the stage of the one before
     * @return a stage that completes with the result of the first attempt that does not fail, or exceptionally with what
     *     {@link #call} throws, never wrapped
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    default <T> CompletionStage<T> callAsync(int attempts, Function<Endpoint, CompletionStage<T>> call) {
        return Attempts.callAsync(this, attempts, call);
    }

    /**
     * All endpoints of the service. Does not move the rotation. Waits while an update runs.
     *
     * @return an immutable snapshot, in the catalog's order; empty if no instance is passing
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    List<Endpoint> endpoints();

    /**
     * What is known of the service now, to explain a pick. Does not move the rotation. Never waits: while an update runs, it
     * tells what was before.
     *
     * @return an immutable snapshot
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     */
    ServiceSnapshot snapshot();

    /** The same as {@link #next()}. */
    @Override
    default Endpoint get() {
        return next();
    }
}
