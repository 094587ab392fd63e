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
 * The bean that starts and stops the library on CDI Lite. Nothing is read before the {@link Startup} event: what comes
 * before may be the build, or Quarkus' static initialisation, where neither file nor environment are the real ones. Only
 * SIGHUP is taken then, since by default it ends the JVM.
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
     * On a thread of its own, since it takes the JDK some 20 ms, in which Quarkus goes on with its start. It keeps nothing of
     * the application.
     */
    static void takeSignal(@Observes @Initialized(ApplicationScoped.class) Object initialized) {
        if (Options.isEnabled(OptionLookup::find)) {
            PilotedApplication.beside(Hangup::take);
        }
    }

    /** The registry is not used, only asked for: ArC removes what nobody injects, and somebody may look it up. */
    void start(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup startup,
            Instance<ServiceRegistry> registry) {
        PilotedApplication application = new PilotedApplication(Options.from(OptionLookup::find), named, container);
        LiteBeans.use(application);
        try {
            application.start();
        } catch (Throwable e) { // then there is no Shutdown event
            application.close();
            throw e;
        }
        application.announce(ThreadContext.NONE);
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Shutdown shutdown) {
        LiteBeans.end();
    }
}
