package io.piloted.demo;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** A pick in every form that the library injects. */
@ApplicationScoped
public class Picks {

    @Inject
    PerRequest perRequest;

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("appserver")
    Instance<Endpoint> instance;

    @Inject
    @Piloted("appserver")
    Provider<List<Endpoint>> listProvider;

    @Inject
    @Piloted("appserver")
    Instance<List<Endpoint>> listInstance;

    @Inject
    @Piloted("appserver")
    ServiceHandle handle;

    @Inject
    ServiceRegistry registry;

    /**
     * A pick.
     *
     * @param form the type at the injection point
     * @param service the service; used only for the registry, because injection points name their service
     * @return one endpoint, or all endpoints for a list
     */
    List<Endpoint> in(String form, String service) {
        return switch (form) {
            case "Endpoint" -> List.of(perRequest.endpoint());
            case "List<Endpoint>" -> perRequest.endpoints();
            case "Provider<Endpoint>" -> List.of(provider.get());
            case "Instance<Endpoint>" -> List.of(instance.get());
            case "Provider<List<Endpoint>>" -> listProvider.get();
            case "Instance<List<Endpoint>>" -> listInstance.get();
            case "ServiceHandle" -> List.of(handle.next());
            case "ServiceRegistry" -> List.of(registry.service(service).next());
            default -> throw new IllegalArgumentException("No such form: " + form);
        };
    }
}
