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
 * The context of an application's threads, besides their class loader. Most important are JNDI names, which Open
 * Liberty and WildFly bind to the thread. Jakarta Concurrency, if available, transfers the context to the library's
 * threads. Thread-safe.
 */
final class ThreadContext {

    /** An empty context. */
    static final ThreadContext NONE = new ThreadContext(Runnable::run);

    private final Executor executor;

    private ThreadContext(Executor executor) {
        this.executor = executor;
    }

    /** The context of the current thread; {@link #NONE} if it is not available. */
    static ThreadContext current() {
        try {
            return new ThreadContext(Captured.executor());
        } catch (NamingException | RuntimeException | LinkageError e) {
            MESSAGES.noThreadContext(e);
            return NONE;
        }
    }

    /** Calls an action on the current thread in this context; without the context if the server refuses it. */
    <T> T call(Supplier<T> action) {
        FutureTask<T> once = new FutureTask<>(action::get);
        try {
            executor.execute(once);
        } catch (RuntimeException e) {
            MESSAGES.noThreadContext(e);
        }
        once.run(); // has no effect if the task ran before
        try {
            return once.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("it is done, so nobody waits", e);
        }
    }

    /** In its own class, which is loaded only when it is used, because the API may be missing. */
    private static final class Captured {

        private Captured() {}

        @SuppressWarnings("BanJNDI") // the name is fixed by the specification
        static Executor executor() throws NamingException {
            ContextService service = InitialContext.doLookup("java:comp/DefaultContextService");
            return service.createContextualProxy(Runnable::run, Executor.class);
        }
    }
}
