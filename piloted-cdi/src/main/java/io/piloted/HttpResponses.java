package io.piloted;

import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Reads and closes HTTP responses of the JDK and of Jakarta REST, neither of which has to be there. */
final class HttpResponses {

    /** The status of what is no response. */
    private static final int NONE = 0;

    /** Null where there is no Jakarta REST. */
    private static final @Nullable Method RESPONSE_STATUS =
            orNull(() -> Class.forName("jakarta.ws.rs.core.Response").getMethod("getStatus"));

    private static final @Nullable Method RESPONSE_CLOSE =
            orNull(() -> Class.forName("jakarta.ws.rs.core.Response").getMethod("close"));

    private static final @Nullable Method EXCEPTION_RESPONSE =
            orNull(() -> Class.forName("jakarta.ws.rs.WebApplicationException").getMethod("getResponse"));

    private static final boolean HAS_JDK_CLIENT = orNull(() -> HttpResponse.class) != null;

    private HttpResponses() {}

    /** The status of a response, or of the response that an exception has; {@value #NONE} for anything else. */
    static int status(@Nullable Object result) {
        if (HAS_JDK_CLIENT && result instanceof HttpResponse<?> response) {
            return response.statusCode();
        }
        Object response = isFor(EXCEPTION_RESPONSE, result) ? call(EXCEPTION_RESPONSE, result) : result;
        return isFor(RESPONSE_STATUS, response) && call(RESPONSE_STATUS, response) instanceof Integer status
                ? status
                : NONE;
    }

    /** Closes a response that nobody will read, since it may hold a connection. */
    static void close(@Nullable Object result) {
        if (isFor(RESPONSE_CLOSE, result)) {
            call(RESPONSE_CLOSE, result);
        } else if (HAS_JDK_CLIENT
                && result instanceof HttpResponse<?> response
                && response.body() instanceof AutoCloseable body) {
            orNull(() -> {
                body.close();
                return body;
            });
        }
    }

    private static boolean isFor(@Nullable Method method, @Nullable Object object) {
        return method != null && method.getDeclaringClass().isInstance(object);
    }

    private static @Nullable Object call(@Nullable Method method, @Nullable Object object) {
        return method == null ? null : orNull(() -> method.invoke(object));
    }

    /** Null where that fails: it is optional. */
    private static <T> @Nullable T orNull(Callable<? extends @Nullable T> action) {
        try {
            return action.call();
        } catch (Exception | LinkageError e) {
            return null;
        }
    }
}
