package io.piloted.registry;

import java.util.concurrent.ThreadFactory;

/** Makes the registry's daemon threads, with the application's class loader, and knows them again. */
final class Threads {

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

    boolean isOwn(Thread thread) {
        return thread instanceof Own own && own.maker == this;
    }

    private static final class Own extends Thread {

        private final Threads maker;

        Own(Threads maker, Runnable task, String name) {
            super(task, name);
            this.maker = maker;
        }
    }
}
