package io.piloted.demo;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What is picked when a bean is made, in a bean that is made for each request that wants it. */
@RequestScoped
public class PerRequest {

    @Inject
    @Piloted("appserver")
    Endpoint endpoint;

    @Inject
    @Piloted("appserver")
    List<Endpoint> endpoints;

    Endpoint endpoint() {
        return endpoint;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }
}
