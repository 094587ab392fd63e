package io.piloted.signal.agent;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one SIGHUP handler of the JVM: it runs every action of a list, and its target gives the list to whoever calls it
 * with {@code null}. So each class loader's copy of this class finds the same handler and the same list.
 *
 * <p>Handler and list are made of JDK classes only and pin no application. The handler stays when the last action has
 * gone, which keeps a later SIGHUP harmless.
 *
 * <p>Neither {@code SIG_IGN} nor {@code SIG_DFL} is ever installed: after the first the JVM takes no handler any more,
 * and under the second SIGHUP ends the JVM.
 */
public final class SharedHandler {

    /** By its target's type a handler is known as ours: no other handler has a reason to return such a list. */
    private static final MethodType TARGET = methodType(CopyOnWriteArrayList.class, Object.class);

    private SharedHandler() {}

    /**
     * The actions that each SIGHUP runs, one after the other, on a thread of its own. Installs the handler unless some
     * copy of this class has done so. Thread-safe.
     *
     * @return the list, to add to and to remove from; thread-safe and for all applications the same
     * @throws HangupUnavailable if the JVM gives SIGHUP to nobody
     */
    public static List<Runnable> actions() throws HangupUnavailable {
        HangupSignal signal = new HangupSignal();
        CompletableFuture<List<Runnable>> actions = new CompletableFuture<>();
        Object handler = ofJdk(signal.handlerType(), target(actions));
        synchronized (signal.monitor()) {
            // What is installed can be seen only by replacing it. A SIGHUP that reaches our handler meanwhile waits, in
            // its own thread, until it is known whose actions it has to run.
            Object before = signal.install(handler);
            List<Runnable> shared = new CopyOnWriteArrayList<>();
            try {
                List<Runnable> found = actionsOf(before);
                if (found != null) {
                    shared = found;
                    signal.install(Objects.requireNonNull(before));
                } else if (before != null && signal.isOfLibrary(before)) {
                    shared.add(ofJdk(Runnable.class, reported(signal.deliveryTo(before))));
                }
            } finally {
                actions.complete(shared);
            }
            return shared;
        }
    }

    /** The actions of a handler, if some copy of this class has made it. */
    @SuppressWarnings("unchecked")
    private static @Nullable List<Runnable> actionsOf(@Nullable Object handler) {
        if (!MethodHandleProxies.isWrapperInstance(handler)) {
            return null;
        }
        MethodHandle target = MethodHandleProxies.wrapperInstanceTarget(handler);
        if (!target.type().equals(TARGET)) {
            return null;
        }
        try {
            return (List<Runnable>) target.invoke((Object) null);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * {@code x -> x == null ? actions : run each of actions}, composed from methods of the JDK. Each action catches what it
     * throws.
     */
    private static MethodHandle target(CompletableFuture<List<Runnable>> actions) {
        try {
            MethodHandles.Lookup jdk = MethodHandles.publicLookup();
            MethodHandle isNull = jdk.findStatic(Objects.class, "isNull", methodType(boolean.class, Object.class));
            MethodHandle join = jdk.bind(actions, "join", methodType(Object.class));
            MethodHandle run = jdk.findVirtual(Runnable.class, "run", methodType(void.class));
            MethodHandle forEach = // the JDK's own loop of method handles takes ten times as long to make
                    jdk.findVirtual(CopyOnWriteArrayList.class, "forEach", methodType(void.class, Consumer.class));

            MethodHandle runEach = MethodHandles.insertArguments(forEach, 1, ofJdk(Consumer.class, run));
            MethodHandle runAll =
                    MethodHandles.collectArguments(runEach, 0, join.asType(methodType(CopyOnWriteArrayList.class)));
            return MethodHandles.guardWithTest(isNull, ignoringArgument(join), ignoringArgument(runAll));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A method of the JDK is missing", e);
        }
    }

    /** The same, but what it throws is printed: an action of the list must not keep the next one from running. */
    private static MethodHandle reported(MethodHandle action) {
        try {
            MethodHandle report = MethodHandles.publicLookup()
                    .findVirtual(Throwable.class, "printStackTrace", methodType(void.class));
            return MethodHandles.catchException(action, Throwable.class, report);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A method of the JDK is missing", e);
        }
    }

    private static MethodHandle ignoringArgument(MethodHandle handle) {
        return MethodHandles.dropArguments(handle, 0, Object.class).asType(TARGET);
    }

    /**
     * Implements an interface of the JDK. Where JDK 17 would define the class in the context class loader, and so pin an
     * application, it gets a loader that lives as long as the JVM.
     */
    private static <T> T ofJdk(Class<T> type, MethodHandle target) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return MethodHandleProxies.asInterfaceInstance(type, target);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
