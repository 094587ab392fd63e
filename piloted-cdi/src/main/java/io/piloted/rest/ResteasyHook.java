package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hook into RESTEasy's client that sees failed requests, for which RESTEasy has no interceptor. After the filters, an
 * invocation gets the engine that sends the request from its client. This class replaces the client in the invocation
 * by a proxy, whose engine reports failures. If that is not possible, it replaces nothing, and failures are not
 * reported.
 */
final class ResteasyHook {

    private static final String CLIENT = "org.jboss.resteasy.client.";

    private volatile boolean possible = true;

    /** Whether the request belongs to RESTEasy's client. */
    static boolean isOf(ClientRequestContext request) {
        return request.getClass().getName().startsWith(CLIENT);
    }

    void install(ClientRequestContext request, Attempt attempt) {
        if (!possible || !isOf(request)) {
            return;
        }
        try {
            Object invocation = request.getClass().getMethod("getInvocation").invoke(request);
            Field field = clientField(invocation.getClass());
            Object client = field.get(invocation);
            field.set(
                    invocation,
                    proxy(Set.of(field.getType()), field.getType().getClassLoader(), (self, method, arguments) -> {
                        field.set(invocation, client); // the engine needs the real client
                        Object result = invoke(method, client, arguments);
                        return method.getName().equals("httpEngine") ? reporting(result, attempt) : result;
                    }));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            possible = false;
            MESSAGES.failuresNotSeen(e);
        }
    }

    private static Field clientField(Class<?> invocation) throws NoSuchFieldException {
        for (Class<?> type = invocation; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("client")) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException("client");
    }

    /** A proxy of the engine that reports exceptions to the attempt. */
    private static @Nullable Object reporting(@Nullable Object engine, Attempt attempt) {
        if (engine == null) { // the client is closed
            return null;
        }
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = engine.getClass(); type != null; type = type.getSuperclass()) {
            interfaces.addAll(Set.of(type.getInterfaces()));
        }
        return proxy(interfaces, engine.getClass().getClassLoader(), (self, method, arguments) -> {
            try {
                return invoke(method, engine, arguments);
            } catch (Throwable e) { // everything that the engine throws
                attempt.failed(e);
                throw e;
            }
        });
    }

    private static Object proxy(Set<Class<?>> interfaces, ClassLoader loader, InvocationHandler handler) {
        return Proxy.newProxyInstance(loader, interfaces.toArray(Class<?>[]::new), handler);
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
