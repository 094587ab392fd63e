package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import java.lang.annotation.Annotation;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is really injected for {@code @Any Instance<Endpoint>} on CDI Full: {@code select(Piloted.Literal.of(name))} leaks
 * nothing, and knows services that the ContainerPilot file names only since a refresh.
 */
final class AnyEndpoints extends ContainerInstance<Endpoint> {

    private final Function<String, EndpointInstance> named;

    AnyEndpoints(Function<String, EndpointInstance> named, Supplier<Instance<Endpoint>> container) {
        super(container);
        this.named = named;
    }

    @Override
    public Instance<Endpoint> select(Annotation... qualifiers) {
        return qualifiers.length == 1 && qualifiers[0] instanceof Piloted piloted
                ? named.apply(piloted.value())
                : super.select(qualifiers);
    }
}
