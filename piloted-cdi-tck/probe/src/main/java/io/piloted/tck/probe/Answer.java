package io.piloted.tck.probe;

import jakarta.enterprise.context.RequestScoped;

/** A bean that is intercepted and decorated. */
@RequestScoped
public class Answer implements Answering {

    @Override
    @Intercepted
    public String answer() {
        return "bean";
    }
}
