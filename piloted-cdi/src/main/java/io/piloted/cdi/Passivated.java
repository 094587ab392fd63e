package io.piloted.cdi;

import io.piloted.Piloted;
import jakarta.enterprise.inject.spi.CDI;
import java.io.Serial;
import java.io.Serializable;

/**
 * What is written of an injected object when the bean that holds it is passivated: which it was. Read back, it is that of
 * the application that reads it.
 *
 * @param type the bean type it was injected as
 * @param service the service it was for
 */
record Passivated(Class<?> type, String service) implements Serializable {

    @Serial
    private Object readResolve() {
        return CDI.current().select(type, Piloted.Literal.of(service)).get();
    }
}
