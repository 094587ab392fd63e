package io.piloted;

import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Access to HTTP responses of the JDK and of Jakarta REST, which are both optional. */
final class HttpResponses {

    /** The status of an object that is not a response. */
    private static final int NONE = 0;

    /** Null if Jakarta REST is missing. */
    private static final @Nullable Method RESPONSE_STATUS =
            orNull(() -> Class.forName("jakarta.ws.rs.core.Response").getMethod("getStatus"));

    private static final @Nullable Method RESPONSE_CLOSE =
            orNull(() -> Class.forName("jakarta.ws.rs.core.Response").getMethod("close"));

    private static final @Nullable Method EXCEPTION_RESPONSE =
            orNull(() -> Class.forName("jakarta.ws.rs.WebApplicationException").getMethod("getResponse"));

    private static final boolean HAS_JDK_CLIENT = orNull(() -> HttpResponse.class) != null;

    private HttpResponses() {}

    /** The status of a response, or of the response in an exception; {@value #NONE} for any other object. */
    static int status(@Nullable Object result) {
        if (HAS_JDK_CLIENT && result instanceof HttpResponse<?> response) {
            return response.statusCode();
        }
        Object response = isFor(EXCEPTION_RESPONSE, result) ? call(EXCEPTION_RESPONSE, result) : result;
        return isFor(RESPONSE_STATUS, response) && call(RESPONSE_STATUS, response) instanceof Integer status
                ? status
                : NONE;
    }

    /** Closes a response that nobody will read, because it may hold a connection. */
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

    /** The result; null if the action fails, because the API is missing. */
    private static <T> @Nullable T orNull(Callable<? extends @Nullable T> action) {
        try {
            return action.call();
        } catch (Exception | LinkageError e) {
            return null;
        }
    }
}
