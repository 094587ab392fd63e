package io.piloted.benchmarks.refresh;

/**
 * One way to ask for all services; {@link #run} returns when all answers are there, and throws when one is not: a
 * {@link java.util.concurrent.TimeoutException} when it never came.
 */
interface Contender extends AutoCloseable {

    /** So many at a time, for everybody. */
    int CONCURRENCY = 32;

    void run() throws Exception;

    @Override
    void close();
}
