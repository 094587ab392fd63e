package io.piloted.cdi;

/**
 * Closes what a start waits for when the JVM shuts down meanwhile. The runtime itself cannot: Quarkus answers SIGTERM when
 * the start is over, and the start may wait for Consul.
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
            resources.close(); // it is shutting down already
        }
        return new ShutdownDuringStart(hook);
    }

    /** The start is over. */
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is shutting down, and the hook runs.
        }
    }
}
