package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What an application's threads have beside their class loader, JNDI names above all: Open Liberty and WildFly bind them
 * to the thread. Jakarta Concurrency, where there is any, takes it to a thread of ours. Thread-safe.
 */
final class ThreadContext {

    /** Nothing beside the class loader. */
    static final ThreadContext NONE = new ThreadContext(Runnable::run);

    private final Executor executor;

    private ThreadContext(Executor executor) {
        this.executor = executor;
    }

    /** That of the calling thread, as far as it can be had. */
    static ThreadContext current() {
        try {
            return new ThreadContext(Captured.executor());
        } catch (NamingException | RuntimeException | LinkageError e) {
            MESSAGES.noThreadContext(e);
            return NONE;
        }
    }

    /** Calls it on this thread in that context; without the context when the server refuses to lend it. */
    <T> T call(Supplier<T> action) {
        FutureTask<T> once = new FutureTask<>(action::get);
        try {
            executor.execute(once);
        } catch (RuntimeException e) {
            MESSAGES.noThreadContext(e);
        }
        once.run(); // which does nothing the second time
        try {
            return once.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("it is done, so nobody waits", e);
        }
    }

    /** Loaded only when it is called, since the API may be absent. */
    private static final class Captured {

        private Captured() {}

        @SuppressWarnings("BanJNDI") // a name that the server's specification fixes
        static Executor executor() throws NamingException {
            ContextService service = InitialContext.doLookup("java:comp/DefaultContextService");
            return service.createContextualProxy(Runnable::run, Executor.class);
        }
    }
}
