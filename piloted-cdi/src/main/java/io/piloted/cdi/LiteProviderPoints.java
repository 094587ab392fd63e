package io.piloted.cdi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/** All {@link LiteProviderPoint}s of a bean's class. */
final class LiteProviderPoints {

    /**
     * Worked out once, since a bean may be made for each request. Kept by the bean's class itself: in Quarkus' dev mode the
     * library outlives the application's classes.
     */
    private static final ClassValue<LiteProviderPoints> OF = new ClassValue<>() {
        @Override
        protected LiteProviderPoints computeValue(Class<?> bean) {
            return new LiteProviderPoints(bean);
        }
    };

    private final Map<Constructor<?>, Map<Integer, LiteProviderPoint>> parameters = new LinkedHashMap<>();
    private final Map<Field, LiteProviderPoint> fields = new LinkedHashMap<>();

    private LiteProviderPoints(Class<?> bean) {
        try {
            find(bean);
        } catch (LinkageError | TypeNotPresentException | MalformedParameterizedTypeException e) {
            // It mentions what is not there, as a class may whose optional parts are not used: ArC's stay.
            parameters.clear();
            fields.clear();
        }
    }

    private void find(Class<?> bean) {
        for (Constructor<?> constructor : bean.getDeclaredConstructors()) {
            parameters.put(constructor, points(constructor.getParameters()));
        }
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(field);
            }
        }
    }

    private static Map<Integer, LiteProviderPoint> points(Parameter[] parameters) {
        Map<Integer, LiteProviderPoint> points = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i++) {
            LiteProviderPoint point = LiteProviderPoint.of(parameters[i], parameters[i]::getParameterizedType);
            if (point != null) {
                points.put(i, point);
            }
        }
        return points;
    }

    /** Whether or not it has an {@code @Inject}, which Quarkus lets fields with a qualifier do without. */
    private void add(Field field) {
        LiteProviderPoint point = LiteProviderPoint.of(field, field::getGenericType);
        if (point != null && (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
            field.setAccessible(true);
            fields.put(field, point);
        }
    }

    /** Those of a constructor, by the indexes of its parameters. */
    static Map<Integer, LiteProviderPoint> of(Constructor<?> constructor) {
        return OF.get(constructor.getDeclaringClass()).parameters.getOrDefault(constructor, Map.of());
    }

    /** Those of the fields of a class and its supertypes, which can be written. */
    static Map<Field, LiteProviderPoint> of(Class<?> bean) {
        return OF.get(bean).fields;
    }
}
