package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;

/** A producer method with a provider as parameter. */
@ApplicationScoped
public class Producer {

    @Produces
    @Dependent
    Produced produce(@Piloted("app") Provider<Endpoint> provider) {
        return new Produced(provider::get);
    }
}
