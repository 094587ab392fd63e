package io.piloted.tck.probe;

import jakarta.enterprise.context.RequestScoped;

/** A bean with an interceptor and a decorator. */
@RequestScoped
public class Answer implements Answering {

    @Override
    @Intercepted
    public String answer() {
        return "bean";
    }
}
