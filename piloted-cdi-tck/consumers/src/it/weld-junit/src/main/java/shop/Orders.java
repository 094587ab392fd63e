package shop;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

@ApplicationScoped
public class Orders {

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> appserver;

    private String first;

    /** Picks while it is made, so the catalog must not begin empty. */
    @PostConstruct
    void begin() {
        first = get();
    }

    String first() {
        return first;
    }

    public String get() {
        return appserver.get().uri("http").toString();
    }
}
