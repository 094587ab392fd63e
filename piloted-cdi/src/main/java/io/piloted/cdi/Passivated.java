package io.piloted.cdi;

import io.piloted.Piloted;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serial;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * What is written of an injected object when the bean that holds it is passivated: which it was. Read back, it is that of
 * the application that reads it.
 *
 * @param type the bean type it was injected as
 * @param service the service it was for; null if it was for any
 */
record Passivated(Class<?> type, @Nullable String service) implements Serializable {

    @Serial
    private Object readResolve() {
        Annotation qualifier = service == null ? Any.Literal.INSTANCE : Piloted.Literal.of(service);
        return CDI.current().select(type, qualifier).get();
    }
}
