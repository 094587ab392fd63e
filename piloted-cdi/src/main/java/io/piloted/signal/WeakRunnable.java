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
 * An element of the shared list that runs an action for as long as somebody else holds that, and then removes itself at
 * the next run. It is made of JDK classes only, so it keeps neither the action nor the application's class loader.
 */
final class WeakRunnable {

    private static final MethodType RUN = methodType(void.class);

    private WeakRunnable() {}

    /** The element that stands for an action in the list; not added yet. */
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

    /** JDK 17 would define the class in the context class loader, and so keep an application. */
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
