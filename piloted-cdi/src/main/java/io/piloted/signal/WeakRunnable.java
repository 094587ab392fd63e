package io.piloted.signal;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An element of the handler's list that refers to an action weakly. It runs the action, or removes itself if the action
 * was garbage collected. It consists of JDK classes only, so it keeps no application's class loader alive.
 */
final class WeakRunnable {

    private static final MethodType RUN = methodType(void.class);

    private WeakRunnable() {}

    /** Creates the element for an action, without adding it. */
    static Runnable of(Runnable action, List<Runnable> actions) {
        AtomicReference<Runnable> self = new AtomicReference<>();
        Runnable element = ofJdk(target(new WeakReference<>(action), self, actions));
        self.set(element);
        return element;
    }

    /** {@code () -> reference.get() == null ? actions.remove(self.get()) : reference.get().run()}, of the JDK's methods. */
    private static MethodHandle target(
            WeakReference<Runnable> reference, AtomicReference<Runnable> self, List<Runnable> actions) {
        try {
            MethodHandles.Lookup jdk = MethodHandles.publicLookup();
            MethodHandle get = jdk.bind(reference, "get", methodType(Object.class));
            MethodHandle run = jdk.findVirtual(Runnable.class, "run", RUN).asType(methodType(void.class, Object.class));
            MethodHandle isNull = jdk.findStatic(Objects.class, "isNull", methodType(boolean.class, Object.class));
            MethodHandle remove = MethodHandles.filterReturnValue(
                    jdk.bind(self, "get", methodType(Object.class)),
                    jdk.bind(actions, "remove", methodType(boolean.class, Object.class)));
            MethodHandle removeSelf = MethodHandles.dropArguments(remove.asType(RUN), 0, Object.class);
            return MethodHandles.filterReturnValue(get, MethodHandles.guardWithTest(isNull, removeSelf, run));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A method of the JDK is missing", e);
        }
    }

    /** JDK 17 defines the class in the context class loader, which would keep an application alive. */
    private static Runnable ofJdk(MethodHandle target) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return MethodHandleProxies.asInterfaceInstance(Runnable.class, target);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
