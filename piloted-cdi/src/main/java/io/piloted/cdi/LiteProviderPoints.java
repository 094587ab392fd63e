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
     * Computed once for a class, because a bean may be created for each request. A {@link ClassValue}, so that it does
     * not keep a class alive: in Quarkus' dev mode the library outlives the application's classes.
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
            // The class refers to a missing class, which is allowed if that part is not used. ArC's objects stay.
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

    /** Adds a field with or without {@code @Inject}, because Quarkus does not require it on fields with a qualifier. */
    private void add(Field field) {
        LiteProviderPoint point = LiteProviderPoint.of(field, field::getGenericType);
        if (point != null && (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
            field.setAccessible(true);
            fields.put(field, point);
        }
    }

    /** The points of a constructor, by the indexes of its parameters. */
    static Map<Integer, LiteProviderPoint> of(Constructor<?> constructor) {
        return OF.get(constructor.getDeclaringClass()).parameters.getOrDefault(constructor, Map.of());
    }

    /** The points of the fields of a class and its supertypes. The fields are accessible. */
    static Map<Field, LiteProviderPoint> of(Class<?> bean) {
        return OF.get(bean).fields;
    }
}
