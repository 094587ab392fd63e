package io.piloted.tck.inprocess;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;

/** A bean with parameter injection in methods that the container calls: a producer, its disposer, an observer. */
@ApplicationScoped
public class EveryParameter {

    private final List<String> picked = new ArrayList<>();

    @Produces
    @Dependent
    Product produce(@Piloted("app") Provider<Endpoint> provider) {
        picked.add("producer " + provider.get().port());
        return new Product();
    }

    void dispose(@Disposes Product product, @Piloted("app") Instance<Endpoint> instance) {
        picked.add("disposer " + instance.get().port());
    }

    void observe(
            @Observes Product product,
            @Piloted("app") Provider<Endpoint> provider,
            @Piloted("app") List<Endpoint> endpoints) {
        picked.add("observer " + provider.get().port() + " of " + endpoints.size());
    }

    List<String> picked() {
        return picked;
    }

    /** The produced type. */
    public static class Product {}
}
