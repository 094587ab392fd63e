package shop;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** A bean that picks an endpoint while the application ends. */
@ApplicationScoped
public class Farewell {

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> appserver;

    @Inject
    @Piloted("appserver")
    ServiceHandle handle;

    void stop(@Observes ShutdownEvent event) {
        Log.info("At ShutdownEvent: " + appserver.get().uri("http") + ", " + handle.next().uri("http"));
    }

    @PreDestroy
    void destroy() {
        Log.info("At PreDestroy: " + appserver.get().uri("http") + ", " + handle.next().uri("http"));
    }
}
