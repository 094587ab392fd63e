package io.piloted.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Iterator;
import java.util.function.Supplier;

/** An {@link Instance} that delegates everything to the container's own. Subclasses override methods. */
abstract class ContainerInstance<T> implements Instance<T> {

    private final Supplier<Instance<T>> container;

    ContainerInstance(Supplier<Instance<T>> container) {
        this.container = container;
    }

    @Override
    public T get() {
        return container.get().get();
    }

    @Override
    public Instance<T> select(Annotation... qualifiers) {
        return container.get().select(qualifiers);
    }

    @Override
    public <U extends T> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
        return container.get().select(subtype, qualifiers);
    }

    @Override
    public <U extends T> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        return container.get().select(subtype, qualifiers);
    }

    @Override
    public boolean isUnsatisfied() {
        return container.get().isUnsatisfied();
    }

    @Override
    public boolean isAmbiguous() {
        return container.get().isAmbiguous();
    }

    @Override
    public void destroy(T instance) {
        container.get().destroy(instance);
    }

    @Override
    public Handle<T> getHandle() {
        return container.get().getHandle();
    }

    @Override
    public Iterable<? extends Handle<T>> handles() {
        return container.get().handles();
    }

    @Override
    public Iterator<T> iterator() {
        return container.get().iterator();
    }
}
