package io.piloted.demo;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** A bean for each request, with an endpoint and a list that are picked when it is created. */
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
