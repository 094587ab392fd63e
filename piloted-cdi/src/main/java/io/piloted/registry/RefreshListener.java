package io.piloted.registry;

/**
 * Told of each refresh when its endpoints are visible, and before {@code refresh()} completes. Should not block; what it
 * throws is logged.
 */
public interface RefreshListener extends AutoCloseable {

    /**
     * A refresh has ended.
     *
     * @param refresh what came of it
     */
    void refreshed(RefreshResult refresh);

    /** The registry has been closed. */
    @Override
    void close();
}
