package io.piloted.rest;

import io.piloted.cdi.Attempts;
import io.piloted.cdi.RetryInterceptor;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An interceptor that recognises attempts which belong to the same call of a method with {@code @Retry}. It comes after
 * the interceptors of Fault Tolerance, so it runs for each attempt, and the attempts of a call share the context data.
 * It is serializable because session beans require that.
 */
@Attempts
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER + 100)
class AttemptsInterceptor implements RetryInterceptor, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @AroundInvoke
    @Nullable
    Object attempt(InvocationContext context) throws Exception {
        RetriedCall call = RetriedCall.nextRound(context.getContextData());
        RetriedCall outer = call.enter();
        try {
            return UniWrapper.during(call, context.proceed());
        } finally {
            RetriedCall.leave(outer);
        }
    }
}
