package io.piloted.cdi;

import io.piloted.concurrent.Daemons;

/**
 * A shutdown hook for the time of the start. It closes the resources that the start waits for, so that the start ends.
 * Quarkus handles SIGTERM only after the start, which may be waiting for Consul.
 */
final class ShutdownDuringStart {

    private final Thread hook;

    private ShutdownDuringStart(Thread hook) {
        this.hook = hook;
    }

    static ShutdownDuringStart closes(Resources resources) {
        Thread hook = Daemons.thread("piloted-shutdown", resources::close);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            resources.close(); // the JVM is already shutting down
        }
        return new ShutdownDuringStart(hook);
    }

    /** Removes the hook after the start. */
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down, and the hook runs.
        }
    }
}
