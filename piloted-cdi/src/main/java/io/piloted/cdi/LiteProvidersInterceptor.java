package io.piloted.cdi;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundConstruct;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * The interceptor that replaces ArC's {@code Provider} and {@code Instance} of endpoints, and of lists of endpoints, by
 * the library's faster ones. ArC's objects look up a bean and create a context at each {@code get()}; the library's
 * pick directly. It replaces fields and constructor parameters. In initializers and observers ArC's objects stay, and
 * give the same endpoints.
 */
@LiteProviders
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class LiteProvidersInterceptor {

    @AroundConstruct
    Object intoParameters(InvocationContext context) throws Exception {
        Map<Integer, LiteProviderPoint> points = LiteProviderPoints.of(context.getConstructor());
        if (!points.isEmpty()) {
            Object[] values = context.getParameters();
            points.forEach((index, point) -> values[index] = point.insteadOf(values[index]));
            context.setParameters(values);
        }
        return context.proceed();
    }

    /** Replaces fields, after the injection and before the bean's own {@code @PostConstruct}. */
    @PostConstruct
    Object intoFields(InvocationContext context) throws Exception {
        Object bean = context.getTarget();
        for (Map.Entry<Field, LiteProviderPoint> point :
                LiteProviderPoints.of(bean.getClass()).entrySet()) {
            Field field = point.getKey();
            field.set(bean, point.getValue().insteadOf(field.get(bean)));
        }
        return context.proceed();
    }
}
