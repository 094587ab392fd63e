package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.metrics.Meters;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.util.Optional;

/**
 * The library's parts that need an optional API of the server. They are found by class name, so that nothing is loaded
 * if the API is missing.
 */
final class OptionalParts {

    private static final String HEALTH_API = "org.eclipse.microprofile.health.HealthCheck";
    private static final String HEALTH = "io.piloted.health.ServicesReadiness";
    private static final String MICROMETER_API = "io.micrometer.core.instrument.Metrics";
    private static final String MICROMETER = "io.piloted.metrics.MicrometerMeters";
    private static final String OPEN_TELEMETRY_API = "io.opentelemetry.api.metrics.Meter";
    private static final String OPEN_TELEMETRY = "io.piloted.metrics.OpenTelemetryMeters";

    private OptionalParts() {}

    /** Adds the readiness check. */
    static void addBeans(AfterBeanDiscovery discovery, RunningApplication application, String id) {
        if (isPresent(HEALTH_API)) {
            try {
                load(HEALTH)
                        .getMethod("add", AfterBeanDiscovery.class, Class.class, RunningApplication.class, String.class)
                        .invoke(null, discovery, BeanArchive.class, application, id);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e); // cannot happen: the class is in this jar
            }
        }
    }

    /**
     * The meters: Micrometer's, else OpenTelemetry's. Not both, because each of them can forward to the other.
     * Micrometer comes first, because OpenTelemetry is often present for traces only, and then its meters do nothing.
     */
    static Optional<Meters> meters(Meters.Beans beans) {
        Optional<Meters> micrometer = meters(MICROMETER_API, MICROMETER, beans);
        return micrometer.isPresent() ? micrometer : meters(OPEN_TELEMETRY_API, OPEN_TELEMETRY, beans);
    }

    private static Optional<Meters> meters(String api, String name, Meters.Beans beans) {
        if (!isPresent(api)) {
            return Optional.empty();
        }
        try {
            Optional<?> found = (Optional<?>)
                    load(name).getMethod("find", Meters.Beans.class).invoke(null, beans);
            return found.map(Meters.class::cast);
        } catch (ReflectiveOperationException | LinkageError e) {
            MESSAGES.debugf(e, "No metrics: this %s cannot be used", api);
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
