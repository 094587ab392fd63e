package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.registry.RefreshListener;
import io.piloted.registry.Registry;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import java.util.Optional;

/** Parts of ours that need an API which a server may lack; known by name, so that nothing of them is loaded there. */
final class OptionalParts {

    private static final String HEALTH_API = "org.eclipse.microprofile.health.HealthCheck";
    private static final String HEALTH = "io.piloted.health.ServicesReadiness";
    private static final String MICROMETER_API = "io.micrometer.core.instrument.Metrics";
    private static final String MICROMETER = "io.piloted.metrics.MicrometerMetrics";

    private OptionalParts() {}

    /** The readiness check. */
    static void addBeans(BeforeBeanDiscovery discovery) {
        if (isPresent(HEALTH_API)) {
            try {
                discovery.addAnnotatedType(load(HEALTH), HEALTH);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e); // it is in this jar
            }
        }
    }

    /** What counts and measures. */
    static Optional<RefreshListener> metrics(Registry registry) {
        if (!isPresent(MICROMETER_API)) {
            return Optional.empty();
        }
        try {
            return Optional.of((RefreshListener)
                    load(MICROMETER).getConstructor(Registry.class).newInstance(registry));
        } catch (ReflectiveOperationException | LinkageError e) {
            MESSAGES.debugf(e, "No metrics: this Micrometer cannot be used");
            return Optional.empty();
        }
    }

    private static boolean isPresent(String api) {
        try {
            load(api);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, OptionalParts.class.getClassLoader());
    }
}
