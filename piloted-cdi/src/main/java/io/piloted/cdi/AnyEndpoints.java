package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import java.io.Serial;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The object that is injected for {@code @Any Instance<Endpoint>} on CDI Full. Its
 * {@code select(Piloted.Literal.of(name))} does not leak memory, and finds services that were added to the
 * ContainerPilot file after the start.
 */
final class AnyEndpoints extends InjectedInstance<Endpoint> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Function<String, Instance<Endpoint>> named;

    AnyEndpoints(Function<String, Instance<Endpoint>> named, Supplier<Instance<Endpoint>> container) {
        super(container, null, false);
        this.named = named;
    }

    @Override
    public Instance<Endpoint> select(Annotation... qualifiers) {
        return qualifiers.length == 1 && qualifiers[0] instanceof Piloted piloted
                ? named.apply(piloted.value())
                : super.select(qualifiers);
    }
}
