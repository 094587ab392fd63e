package io.piloted.cdi;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundConstruct;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts our {@code Provider<Endpoint>} and {@code Instance<Endpoint>}, and those of lists, in the place of ArC's, in the
 * parameters of a bean's constructor and in its fields. ArC looks a bean up and creates a context at each {@code get()};
 * ours picks. Elsewhere, in an initializer or an observer, ArC's stay, and give the same endpoints.
 */
@DirectProviders
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
class DirectProvidersInterceptor {

    // Worked out once, since a bean may be made for each request.

    private static final Map<Constructor<?>, Map<Integer, DirectPoint>> PARAMETERS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Map<Field, DirectPoint>> FIELDS = new ConcurrentHashMap<>();

    @AroundConstruct
    Object intoParameters(InvocationContext context) throws Exception {
        Map<Integer, DirectPoint> points =
                PARAMETERS.computeIfAbsent(context.getConstructor(), DirectProvidersInterceptor::parameters);
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
        for (Map.Entry<Field, DirectPoint> point : FIELDS.computeIfAbsent(
                        bean.getClass(), DirectProvidersInterceptor::fields)
                .entrySet()) {
            Field field = point.getKey();
            field.set(bean, point.getValue().insteadOf(field.get(bean)));
        }
        return context.proceed();
    }

    private static Map<Integer, DirectPoint> parameters(Constructor<?> constructor) {
        Map<Integer, DirectPoint> points = new LinkedHashMap<>();
        Parameter[] parameters = constructor.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            DirectPoint point = DirectPoint.of(parameters[i], parameters[i].getParameterizedType());
            if (point != null) {
                points.put(i, point);
            }
        }
        return points;
    }

    private static Map<Field, DirectPoint> fields(Class<?> bean) {
        Map<Field, DirectPoint> points = new LinkedHashMap<>();
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                // Not by @Inject, which Quarkus lets fields with a qualifier do without.
                DirectPoint point = DirectPoint.of(field, field.getGenericType());
                if (point != null && (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
                    field.setAccessible(true);
                    points.put(field, point);
                }
            }
        }
        return points;
    }
}
