package io.piloted;

/**
 * A call of an endpoint, for {@link ServiceHandle#call}.
 *
 * @param <T> the type of its result
 * @param <X> the checked exception that it throws; {@link RuntimeException} if there is none
 */
@FunctionalInterface
public interface Call<T, X extends Exception> {

    /**
     * Calls an endpoint. After a failure it may be called again with another endpoint.
     *
     * @param endpoint the endpoint to call
     * @return the result
     * @throws X if the call fails
     */
    T on(Endpoint endpoint) throws X;
}
