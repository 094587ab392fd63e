package io.piloted.cdi;

/**
 * Waits for the end of a deployment that has loaded its services and may still fail for somebody else's reason, of which
 * no container tells. When the end does not come soon, nothing is kept any longer; a deployment that goes on after all loads
 * its services again. Its thread lives no longer than this.
 */
final class UnfinishedStart {

    private static final long PATIENCE_MILLIS = 10_000;

    private final Thread thread;

    /**
     * Begins to wait.
     *
     * @param release gives all back
     */
    UnfinishedStart(Runnable release) {
        this.thread = Daemons.thread("piloted-start", () -> await(release));
        thread.start();
    }

    /** The end has come, whatever it was. */
    void finish() {
        thread.interrupt();
    }

    private static void await(Runnable release) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
            release.run();
        } catch (InterruptedException e) {
            // It is finished.
        }
    }
}
