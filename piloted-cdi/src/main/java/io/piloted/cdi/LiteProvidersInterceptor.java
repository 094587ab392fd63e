package io.piloted.cdi;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundConstruct;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * Puts our {@code Provider<Endpoint>} and {@code Instance<Endpoint>}, and those of lists, in the place of ArC's, in the
 * parameters of a bean's constructor and in its fields. ArC looks a bean up and creates a context at each {@code get()};
 * ours picks. Elsewhere, in an initializer or an observer, ArC's stay, and give the same endpoints.
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

    /** After the injection and before the bean's own {@code @PostConstruct}. */
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
