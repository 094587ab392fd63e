package io.piloted.cdi;

import io.piloted.Piloted;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serial;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * The serialized form of an injected object, written when its bean is passivated. When it is read, it becomes the same
 * object of the application that reads it.
 *
 * @param type the type of the injected bean
 * @param service the service; null if the object was for all services
 */
record Passivated(Class<?> type, @Nullable String service) implements Serializable {

    @Serial
    private Object readResolve() {
        Annotation qualifier = service == null ? Any.Literal.INSTANCE : Piloted.Literal.of(service);
        return CDI.current().select(type, qualifier).get();
    }
}
