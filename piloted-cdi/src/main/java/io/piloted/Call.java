package io.piloted;

/**
 * A call of an endpoint, for {@link ServiceHandle#call}.
 *
 * @param <T> the type of its result
 * @param <X> what it throws; {@link RuntimeException} if it throws nothing checked
 */
@FunctionalInterface
public interface Call<T, X extends Exception> {

    /**
     * Calls an endpoint. May be called again with another one, after a failure.
     *
     * @param endpoint the endpoint to call
     * @return the result
     * @throws X as the call does
     */
    T on(Endpoint endpoint) throws X;
}
