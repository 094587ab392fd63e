package io.piloted.benchmarks.refresh;

/**
 * One way to look up all services. {@link #run} returns when all responses have arrived, and throws if one is missing
 * (a {@link java.util.concurrent.TimeoutException} if it never arrived).
 */
interface Contender extends AutoCloseable {

    /** The number of concurrent lookups, the same for all contenders. */
    int CONCURRENCY = 32;

    void run() throws Exception;

    @Override
    void close();
}
