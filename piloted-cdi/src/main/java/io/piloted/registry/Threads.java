package io.piloted.registry;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the registry's daemon threads, with the application's class loader and nothing else of the thread that happens to
 * make them, and recognises them.
 */
class Threads {

    private final ClassLoader applicationLoader;

    Threads(ClassLoader applicationLoader) {
        this.applicationLoader = applicationLoader;
    }

    ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Own(this, task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(applicationLoader);
            return thread;
        };
    }

    ClassLoader applicationLoader() {
        return applicationLoader;
    }

    /** Whether some registry of this class loader has made the thread. */
    static boolean isOfARegistry(Thread thread) {
        return thread instanceof Own;
    }

    boolean isOwn(Thread thread) {
        return thread instanceof Own own && own.maker == this;
    }

    private static final class Own extends Thread {

        private final Threads maker;

        Own(Threads maker, Runnable task, String name) {
            super(null, task, name, 0, false);
            this.maker = maker;
        }
    }
}
