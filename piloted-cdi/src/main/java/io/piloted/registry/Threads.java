package io.piloted.registry;

import java.util.concurrent.ThreadFactory;

/**
 * A factory of the registry's daemon threads, which also recognises them. The threads have the application's class
 * loader, and inherit nothing else from the thread that creates them.
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

    /** Whether the thread belongs to any registry of this class loader. */
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
