package io.piloted.signal;

import java.lang.reflect.Proxy;

/** Another library that handles SIGHUP itself, with {@code sun.misc.Signal}. */
final class OtherLibrary {

    private OtherLibrary() {}

    /** By reflection only because the compiler's warning about {@code sun.misc} cannot be switched off. */
    static void takeSignal(Runnable action) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object handler = Proxy.newProxyInstance(
                OtherLibrary.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    action.run();
                    return null;
                });
        Object signal = signalType.getConstructor(String.class).newInstance("HUP");
        signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
    }
}
