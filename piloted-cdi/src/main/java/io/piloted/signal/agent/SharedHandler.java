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
 * The one SIGHUP handler of the JVM. It runs every action of a list. Its target returns the list when it is called with
 * {@code null}, so each class loader's copy of this class finds the same handler and the same list.
 *
 * <p>Handler and list consist of JDK classes only and keep no application alive. The handler stays installed after the
 * last action is removed, so that a later SIGHUP is harmless.
 *
 * <p>Neither {@code SIG_IGN} nor {@code SIG_DFL} is ever installed: after the first the JVM refuses every later handler,
 * and with the second SIGHUP ends the JVM.
 */
public final class SharedHandler {

    /** The type of the target, which identifies this handler: no other handler returns such a list. */
    private static final MethodType TARGET = methodType(CopyOnWriteArrayList.class, Object.class);

    private SharedHandler() {}

    /**
     * Returns the actions that each SIGHUP runs, one after the other, on a new thread. Installs the handler, unless a copy
     * of this class has already done so. Thread-safe.
     *
     * @return the list, to add to and to remove from; thread-safe, and the same for all applications
     * @throws HangupUnavailable if SIGHUP cannot be handled in this JVM
     */
    public static List<Runnable> actions() throws HangupUnavailable {
        HangupSignal signal = new HangupSignal();
        CompletableFuture<List<Runnable>> actions = new CompletableFuture<>();
        Object handler = ofJdk(signal.handlerType(), target(actions));
        synchronized (signal.monitor()) {
            // The installed handler can be seen only by replacing it. A SIGHUP in between waits, on its own thread,
            // until the list of actions is known.
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

    /** The actions of a handler, if a copy of this class has made it, else null. */
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
     * {@code x -> x == null ? actions : run each of actions}, composed of JDK methods. Each action catches its own
     * exceptions.
     */
    private static MethodHandle target(CompletableFuture<List<Runnable>> actions) {
        try {
            MethodHandles.Lookup jdk = MethodHandles.publicLookup();
            MethodHandle isNull = jdk.findStatic(Objects.class, "isNull", methodType(boolean.class, Object.class));
            MethodHandle join = jdk.bind(actions, "join", methodType(Object.class));
            MethodHandle run = jdk.findVirtual(Runnable.class, "run", methodType(void.class));
            MethodHandle forEach = // creating a loop of method handles takes ten times as long
                    jdk.findVirtual(CopyOnWriteArrayList.class, "forEach", methodType(void.class, Consumer.class));

            MethodHandle runEach = MethodHandles.insertArguments(forEach, 1, ofJdk(Consumer.class, run));
            MethodHandle runAll =
                    MethodHandles.collectArguments(runEach, 0, join.asType(methodType(CopyOnWriteArrayList.class)));
            return MethodHandles.guardWithTest(isNull, ignoringArgument(join), ignoringArgument(runAll));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A method of the JDK is missing", e);
        }
    }

    /** The same action, but an exception is printed, so that the next action of the list runs. */
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
     * Implements an interface of the JDK. JDK 17 defines the class in the context class loader, so that is set to one that
     * lives as long as the JVM.
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
