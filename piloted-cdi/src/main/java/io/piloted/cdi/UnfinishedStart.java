package io.piloted.cdi;

import io.piloted.concurrent.Daemons;

/**
 * A timer for a deployment that has loaded its services, but may still fail for another reason, which no container
 * would announce. If the deployment does not end in time, everything is released. If it continues later, it loads its
 * services again.
 */
final class UnfinishedStart {

    private static final long PATIENCE_MILLIS = 10_000;

    private final Thread thread;

    /**
     * Starts the timer.
     *
     * @param release releases everything
     */
    UnfinishedStart(Runnable release) {
        this.thread = Daemons.thread("piloted-start", () -> await(release));
        thread.start();
    }

    /** Stops the timer, because the deployment has ended. */
    void finish() {
        thread.interrupt();
    }

    private static void await(Runnable release) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
            release.run();
        } catch (InterruptedException e) {
            // The deployment has ended.
        }
    }
}
