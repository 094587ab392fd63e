package io.piloted.cdi;

/** Makes the wiring's own threads, which take nothing over from the thread that deploys but its class loader. */
final class Daemons {

    private static final boolean INHERIT_THREAD_LOCALS = false;

    private Daemons() {}

    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, INHERIT_THREAD_LOCALS);
        thread.setDaemon(true);
        return thread;
    }
}
