package io.piloted.cdi;

import io.piloted.Catalog;
import io.piloted.ServiceRegistry;
import io.piloted.config.Options;
import io.piloted.signal.Hangup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/**
 * The bean that starts and stops the library on CDI Lite. It reads nothing before the {@link Startup} event, because
 * earlier code may run in the build or in Quarkus' static initialisation, without the final file and environment.
 * Earlier it only handles SIGHUP, which by default ends the JVM.
 */
@Singleton
class LiteLifecycle {

    private final NamedServices named;
    private final Container container;

    @Inject
    LiteLifecycle(@Any NamedServices named, @Any Event<Object> event, @Any Instance<Catalog> catalogs) {
        this.named = named;
        this.container = new LiteContainer(event, catalogs);
    }

    /**
     * Handles SIGHUP from now on, without an action. On a separate thread, because it takes about 20 ms, in which
     * Quarkus can continue its start. Keeps no reference to the application.
     */
    static void takeSignal(@Observes @Initialized(ApplicationScoped.class) Object initialized) {
        if (Options.isEnabled(OptionLookup::find)) {
            PilotedApplication.onSeparateThread(Hangup::take);
        }
    }

    /**
     * Starts the library. The registry is a parameter only so that ArC does not remove its bean, which an application
     * may look up.
     */
    void start(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup startup,
            Instance<ServiceRegistry> registry) {
        PilotedApplication application = new PilotedApplication(Options.from(OptionLookup::find), named, container);
        LiteBeans.use(application);
        try {
            application.start();
        } catch (Throwable e) { // Quarkus will fire no Shutdown event
            application.close();
            throw e;
        }
        application.announce(ThreadContext.NONE);
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Shutdown shutdown) {
        LiteBeans.end();
    }
}
