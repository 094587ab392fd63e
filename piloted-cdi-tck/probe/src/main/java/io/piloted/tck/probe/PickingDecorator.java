package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** A decorator with an instance. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class PickingDecorator implements Greeter {

    @Inject
    @Delegate
    @Any
    Greeter decorated;

    @Inject
    @Piloted("app")
    Instance<Endpoint> app;

    @Override
    public String greet() {
        return decorated.greet() + "\ndecorator " + app.get().hostAndPort();
    }
}
