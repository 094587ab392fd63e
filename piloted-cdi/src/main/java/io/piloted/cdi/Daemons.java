package io.piloted.cdi;

/** A factory of daemon threads. They inherit only the context class loader from the thread that creates them. */
final class Daemons {

    private static final boolean INHERIT_THREAD_LOCALS = false;

    private Daemons() {}

    static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, INHERIT_THREAD_LOCALS);
        thread.setDaemon(true);
        return thread;
    }
}
