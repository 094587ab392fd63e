package io.piloted.signal.agent;

import static java.lang.invoke.MethodType.methodType;

import io.piloted.signal.agent.HangupUnavailable.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * SIGHUP as {@code sun.misc.Signal} gives it. By reflection and through the system class loader, since servers hide
 * {@code sun.misc} from applications.
 */
final class HangupSignal {

    private final Class<?> handlerType;
    private final Object signal;
    private final Object ignore;
    private final Method handle;

    HangupSignal() throws HangupUnavailable {
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            Class<?> signalType = Class.forName("sun.misc.Signal", true, loader);
            handlerType = Class.forName("sun.misc.SignalHandler", true, loader);
            ignore = handlerType.getField("SIG_IGN").get(null);
            handle = signalType.getMethod("handle", signalType, handlerType);
            signal = signalType.getConstructor(String.class).newInstance("HUP");
        } catch (InvocationTargetException noSuchSignal) {
            throw new HangupUnavailable(Reason.UNKNOWN, noSuchSignal.getCause());
        } catch (ReflectiveOperationException hidden) {
            throw new HangupUnavailable(Reason.NO_ACCESS, hidden);
        }
    }

    /**
     * The monitor that {@code Signal.handle} itself takes: whoever holds it keeps every other library, and every other
     * class loader's copy of this class, from changing the handler.
     */
    Object monitor() {
        return handle.getDeclaringClass();
    }

    /** The interface that a handler implements. */
    Class<?> handlerType() {
        return handlerType;
    }

    /** Installs a handler and returns the one it replaced. */
    @Nullable
    Object install(Object handler) throws HangupUnavailable {
        Object before = exchange(handler);
        // HotSpot says SIG_IGN and installs nothing. Asking again tells it from a JVM that did install.
        if (before == ignore && exchange(handler) == ignore) {
            throw new HangupUnavailable(Reason.IGNORED, null);
        }
        return before;
    }

    private @Nullable Object exchange(Object handler) throws HangupUnavailable {
        try {
            return handle.invoke(null, signal, handler);
        } catch (InvocationTargetException reserved) {
            throw new HangupUnavailable(Reason.RESERVED, reserved.getCause());
        } catch (IllegalAccessException hidden) {
            throw new HangupUnavailable(Reason.NO_ACCESS, hidden);
        }
    }

    /**
     * Tells whether a library installed the handler. All others are the JVM's own, of the interface's module: they
     * ignore the signal, cannot be called, or end the JVM.
     */
    boolean isOfLibrary(Object handler) {
        return !handler.getClass().getModule().equals(handlerType.getModule());
    }

    /** The delivery of this signal to a handler, of type {@code ()void}. */
    MethodHandle deliveryTo(Object handler) throws HangupUnavailable {
        try {
            MethodHandle deliver = MethodHandles.publicLookup()
                    .findVirtual(handlerType, "handle", methodType(void.class, signal.getClass()));
            return MethodHandles.insertArguments(deliver, 0, handler, signal);
        } catch (ReflectiveOperationException hidden) {
            throw new HangupUnavailable(Reason.NO_ACCESS, hidden);
        }
    }
}
