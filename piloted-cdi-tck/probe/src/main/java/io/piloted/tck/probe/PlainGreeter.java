package io.piloted.tck.probe;

import jakarta.enterprise.context.RequestScoped;

/** A bean with an interceptor and a decorator. */
@RequestScoped
public class PlainGreeter implements Greeter {

    @Override
    @Intercepted
    public String greet() {
        return "bean";
    }
}
