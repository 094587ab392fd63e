package io.piloted.concurrent;

/** A factory of daemon threads. They inherit at most the context class loader from the thread that creates them. */
public final class Daemons {

    private static final boolean INHERIT_THREAD_LOCALS = false;

    private Daemons() {}

    /** Creates a thread with the context class loader of the calling thread. Does not start it. */
    public static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, INHERIT_THREAD_LOCALS);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Creates a thread with the class loader of the library, so that it keeps no application in memory. Does not start
     * it.
     */
    public static Thread ofLibrary(String name, Runnable task) {
        Thread thread = thread(name, task);
        thread.setContextClassLoader(Daemons.class.getClassLoader());
        return thread;
    }
}
