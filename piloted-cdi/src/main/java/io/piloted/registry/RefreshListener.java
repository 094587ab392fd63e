package io.piloted.registry;

/**
 * A listener that is called after each refresh, when its endpoints are visible, and before {@code refresh()} completes.
 * It should not block. Its exceptions are logged.
 */
public interface RefreshListener extends AutoCloseable {

    /** Called when a refresh has ended. */
    void refreshed(RefreshResult refresh);

    /** Called when the registry has been closed. */
    @Override
    void close();
}
