package io.piloted.registry;

/** Told of each refresh, on the refresh thread, when its endpoints are visible. Must not block; what it throws is logged. */
public interface RefreshListener extends AutoCloseable {

    /**
     * A refresh has ended.
     *
     * @param refresh what came of it
     */
    void refreshed(Refreshed refresh);

    /** The registry has been closed. */
    @Override
    void close();
}
