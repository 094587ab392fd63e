package io.piloted.signal.agent;

import static java.lang.invoke.MethodType.methodType;

import io.piloted.signal.agent.HangupUnavailable.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Access to SIGHUP by {@code sun.misc.Signal}, with reflection and the system class loader, because servers hide
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
     * The monitor that {@code Signal.handle} itself uses. While it is held, no other library, and no other class loader's
     * copy of this class, can change the handler.
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
        // If the signal is ignored, HotSpot returns SIG_IGN and installs nothing. The second call shows whether it did.
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
     * Whether a library installed the handler. The JVM's own handlers are in the module of the interface: they ignore the
     * signal, cannot be called, or end the JVM.
     */
    boolean isOfLibrary(Object handler) {
        return !handler.getClass().getModule().equals(handlerType.getModule());
    }

    /** A method handle of type {@code ()void} that calls a handler with this signal. */
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
