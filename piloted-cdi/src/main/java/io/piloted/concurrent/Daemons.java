package io.piloted.concurrent;

/**
 * Makes daemon threads, which take nothing over from the thread that happens to make them but its context class loader; and
 * not even that, where they live as long as the library.
 */
public final class Daemons {

    private static final boolean INHERIT_THREAD_LOCALS = false;

    private Daemons() {}

    /** A thread with the context class loader of the calling one; not started. */
    public static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, INHERIT_THREAD_LOCALS);
        thread.setDaemon(true);
        return thread;
    }

    /** A thread with the class loader of the library, so that it keeps no application in memory; not started. */
    public static Thread ofLibrary(String name, Runnable task) {
        Thread thread = thread(name, task);
        thread.setContextClassLoader(Daemons.class.getClassLoader());
        return thread;
    }
}
