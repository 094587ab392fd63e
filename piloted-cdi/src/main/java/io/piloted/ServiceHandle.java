package io.piloted;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The handle of one service, and the fastest way to its endpoints. All injection points of an application share one
 * handle for each service. It may be kept for ever, because it follows each refresh. Thread-safe.
 *
 * <p>A method that waits does so only while a refresh runs, and at most for {@code piloted.refresh.timeout}. Then it
 * uses the last endpoints. No method waits with {@code piloted.refresh.read=stale}, or when a synchronous observer of
 * {@link ServicesUpdated} calls it.
 */
public interface ServiceHandle extends Supplier<Endpoint> {

    /**
     * The service's name.
     *
     * @return the name as written in the ContainerPilot file or in {@code piloted.services}
     */
    String name();

    /**
     * The next endpoint, by round robin. Waits while a refresh runs.
     *
     * @return the next endpoint
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if the service is no longer known since a refresh
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Endpoint next();

    /**
     * The next endpoint that was not tried, for another attempt of a failed call. Waits while a refresh runs.
     *
     * @param tried the endpoints that the call has tried; they are compared by address, port and id
     * @return the next endpoint that was not tried; if all were tried, the next one. Ejected endpoints are left out
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if the service is no longer known since a refresh
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Endpoint next(Collection<Endpoint> tried);

    /**
     * The next endpoint, by round robin, if there is one. Waits while a refresh runs.
     *
     * @return the next endpoint; empty if {@link #next()} would throw {@link NoEndpointException}
     * @throws NoSuchServiceException if the service is no longer known since a refresh
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Optional<Endpoint> tryNext();

    /**
     * The next endpoint, by round robin, for code that must not block, such as an event loop. Never waits: if a refresh
     * runs, the stage completes after it.
     *
     * @return a stage that completes with the endpoint, or fails with the exception of {@link #next()}, never wrapped.
     *     A function chained to it runs on the caller's thread if no refresh runs, else on one of the library's few
     *     threads for callbacks
     */
    default CompletionStage<Endpoint> nextAsync() {
        return nextAsync(List.of());
    }

    /**
     * The next endpoint that was not tried, like {@link #next(Collection)}, for code that must not block.
     *
     * @param tried the endpoints that the call has tried; must not change until the stage completes
     * @return a stage like that of {@link #nextAsync()}
     */
    CompletionStage<Endpoint> nextAsync(Collection<Endpoint> tried);

    /**
     * Reports how a call of an endpoint ended. An endpoint that fails
     * {@code piloted.outlier-detection.consecutive-failures} times in a row is ejected: for some time it is left out.
     * {@link #call} and {@link #callAsync} report automatically; REST clients too, if the runtime allows it.
     *
     * <p>Report successes too. An ejected endpoint that returns gets one call first. After that call has succeeded, it
     * gets all its calls again. If nobody reports that call, this happens only after the base ejection time.
     *
     * <p>Never waits. Reporting a success is about as fast as incrementing a counter, and allocates no memory.
     *
     * @param endpoint the endpoint that was called, as it was picked; it is not ejected if it is no longer an endpoint
     *     of the service
     * @param outcome how the call ended; {@link Outcome#of} and {@link Outcome#ofStatus} derive it from an exception or
     *     an HTTP status
     */
    void report(Endpoint endpoint, Outcome outcome);

    /**
     * Calls the next endpoint and reports the outcome. After a failure it tries again, with an endpoint that this call
     * has not tried. It picks and waits like {@link #next()}, and blocks during the attempts.
     *
     * <p>An attempt fails if it throws an exception that is a failure by {@link Outcome#of}, such as an
     * {@link java.io.IOException}, or if it returns a {@code java.net.http.HttpResponse} or a
     * {@code jakarta.ws.rs.core.Response} with status 502, 503 or 504. Only then there is another attempt, and the
     * failed response is closed. Use it only for calls that may be repeated, because a failed request may still have
     * been processed.
     *
     * <p>With the JDK's HTTP client:
     *
     * <pre>{@code
     * HttpResponse<String> response = appserver.call(3, endpoint -> client.send(
     *         HttpRequest.newBuilder(endpoint.uri("http").resolve("/orders")).timeout(ofSeconds(2)).build(),
     *         BodyHandlers.ofString()));
     * }</pre>
     *
     * <p>With Jakarta REST, where {@code get()} throws no checked exception:
     *
     * <pre>{@code
     * Orders orders = appserver.call(3, endpoint ->
     *         client.target(endpoint.uri("http")).path("orders").request().get(Orders.class));
     * }</pre>
     *
     * <p>With gRPC, with a channel for each endpoint. Its exceptions have to be converted:
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
     * <p>With JDBC. If a driver cannot connect, it throws an {@code SQLException} with an {@code IOException} as its
     * cause:
     *
     * <pre>{@code
     * Connection connection = database.call(2, endpoint ->
     *         DriverManager.getConnection("jdbc:postgresql://" + endpoint.hostAndPort() + "/shop", properties));
     * }</pre>
     *
     * @param <T> the type of the result
     * @param <X> the checked exception that the call throws
     * @param attempts the maximum number of attempts, 1 or more
     * @param call calls an endpoint
     * @return the result of the first attempt that does not fail; if all fail, the response of the last attempt
     * @throws X the exception of the last attempt, with those of earlier attempts as suppressed exceptions. An
     *     exception that is not a failure, or an interrupt, ends the call at once
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if the service is no longer known since a refresh
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    default <T, X extends Exception> T call(int attempts, Call<T, X> call) throws X {
        return Attempts.call(this, attempts, call);
    }

    /**
     * Like {@link #call}, for calls that return a stage. Never blocks. If the returned stage is cancelled, there are no
     * further attempts, and a response that still arrives is closed; the stage of the running attempt is not cancelled.
     *
     * <pre>{@code
     * CompletionStage<HttpResponse<String>> response = appserver.callAsync(3, endpoint -> client.sendAsync(
     *         HttpRequest.newBuilder(endpoint.uri("http").resolve("/orders")).timeout(ofSeconds(2)).build(),
     *         BodyHandlers.ofString()));
     * }</pre>
     *
     * @param <T> the type of the result
     * @param attempts the maximum number of attempts, 1 or more
     * @param call calls an endpoint, without blocking. The first attempt runs on the caller's thread, unless a refresh
     *     runs; each further attempt runs on the thread that completed the stage of the attempt before
     * @return a stage that completes with the result that {@link #call} would return, or fails with the exception that
     *     it would throw, never wrapped
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    default <T> CompletionStage<T> callAsync(int attempts, Function<Endpoint, CompletionStage<T>> call) {
        return Attempts.callAsync(this, attempts, call);
    }

    /**
     * All endpoints of the service. Does not move the rotation. Waits while a refresh runs.
     *
     * @return an immutable snapshot, in the catalog's order; empty if no instance is passing
     * @throws NoSuchServiceException if the service is no longer known since a refresh
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    List<Endpoint> endpoints();

    /**
     * The current state of the service, to explain a pick. Does not move the rotation. Never waits: while a refresh
     * runs, it returns the state before it.
     *
     * @return an immutable snapshot
     * @throws NoSuchServiceException if the service is no longer known since a refresh
     */
    ServiceSnapshot snapshot();

    /** Returns {@link #next()}. */
    @Override
    default Endpoint get() {
        return next();
    }
}
