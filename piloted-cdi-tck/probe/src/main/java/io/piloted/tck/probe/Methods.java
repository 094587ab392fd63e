package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bean with parameter injection in methods that the container calls: a producer, its disposer, an observer. */
@ApplicationScoped
public class Methods {

    private final List<String> picked = new CopyOnWriteArrayList<>();

    @Inject
    Instance<Product> products;

    @Inject
    Event<Product> event;

    @Produces
    @Dependent
    Product produce(@Piloted("app") Provider<Endpoint> provider) {
        picked.add("producer " + provider.get().hostAndPort());
        return new Product();
    }

    void dispose(@Disposes Product product, @Piloted("app") Instance<Endpoint> instance) {
        picked.add("disposer " + instance.get().hostAndPort());
    }

    void observe(@Observes Product product, @Piloted("app") Provider<Endpoint> provider) {
        picked.add("observer " + provider.get().hostAndPort());
    }

    /** Makes the container call all of them. */
    String picks() {
        picked.clear();
        Product product = products.get();
        event.fire(product);
        products.destroy(product);
        return String.join("\n", picked);
    }

    /** The produced type. */
    public static class Product {}
}
