package io.piloted.registry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** Makes the registry's daemon threads, with the application's class loader, and knows them again. */
final class Threads {

    private final ClassLoader applicationLoader;
    private final Set<Thread> own = ConcurrentHashMap.newKeySet();

    Threads(ClassLoader applicationLoader) {
        this.applicationLoader = applicationLoader;
    }

    ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(
                    () -> {
                        own.add(Thread.currentThread());
                        try {
                            task.run();
                        } finally {
                            own.remove(Thread.currentThread());
                        }
                    },
                    name);
            thread.setDaemon(true);
            thread.setContextClassLoader(applicationLoader);
            return thread;
        };
    }

    boolean isOwn(Thread thread) {
        return own.contains(thread);
    }
}
