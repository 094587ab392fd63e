package io.piloted.health;

import io.piloted.ServiceSnapshot;
import io.piloted.cdi.RunningApplication;
import io.piloted.config.Options;
import io.piloted.registry.RefreshResult;
import io.piloted.registry.Registry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * The readiness check {@code piloted}. It is DOWN until services are loaded, and while a service in
 * {@code piloted.health.required} has no endpoint. For each service it shows the number of endpoints, since when they
 * are valid, when they were last checked, why the last lookup failed, and which endpoints are ejected. It also shows
 * when and how the last refresh ended. It never waits for a refresh. With {@code piloted.health.enabled=false}, and
 * after a failed deployment, it is always UP without data.
 *
 * <p>It has no scope annotation, because some containers would make it a bean even without MicroProfile Health. Quarkus
 * finds it by its qualifier; for other containers the portable extension adds it.
 */
@Readiness
public class ServicesReadiness implements HealthCheck {

    private static final String NAME = "piloted";

    /** A weak reference, because WildFly keeps the check of a failed deployment, and still calls it. */
    private final WeakReference<RunningApplication> application;

    @Inject
    public ServicesReadiness(RunningApplication application) {
        this.application = new WeakReference<>(application);
    }

    /**
     * Adds the check to an application.
     *
     * @param archive a class of the archive to which the bean will belong
     */
    public static void add(AfterBeanDiscovery discovery, Class<?> archive, RunningApplication application, String id) {
        discovery
                .<HealthCheck>addBean()
                .beanClass(archive)
                .types(Object.class, HealthCheck.class)
                .qualifiers(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .id(id)
                .createWith(context -> new ServicesReadiness(application));
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(NAME);
        RunningApplication running = application.get();
        if (running == null) {
            return response.up().build();
        }
        Options options = running.options();
        if (!options.enabled() || !options.health().enabled()) {
            return response.up().build();
        }
        Optional<Registry> registry = running.registry();
        if (registry.isEmpty()) {
            return response.down().build();
        }
        Optional<RefreshResult> refreshed = registry.get().lastRefresh();
        List<ServiceSnapshot> services = registry.get().snapshots();
        refreshed.ifPresent(refresh -> tell(refresh, response));
        // Assumes that no service has the name of another one with .since or the like appended.
        services.forEach(service ->
                response.withData(service.service(), service.endpoints().size()));
        services.forEach(service -> tell(service, response));
        boolean loaded = refreshed.isPresent() && isLoaded(services);
        return response.status(loaded && haveEndpoints(options.health().required(), services))
                .build();
    }

    private static void tell(RefreshResult refresh, HealthCheckResponseBuilder response) {
        response.withData("refresh.at", refresh.at().toString());
        response.withData(
                "refresh.outcome", refresh.succeeded() ? "ok" : "failed: " + String.join(", ", failed(refresh)));
    }

    private static void tell(ServiceSnapshot service, HealthCheckResponseBuilder response) {
        String name = service.service();
        service.since().ifPresent(since -> response.withData(name + ".since", since.toString()));
        service.checked().ifPresent(checked -> response.withData(name + ".checked", checked.toString()));
        service.failure().ifPresent(failure -> response.withData(name + ".failure", failure.message()));
        if (!service.ejected().isEmpty()) {
            String ejected = service.ejected().stream()
                    .map(ejection -> ejection.endpoint().hostAndPort() + " until " + ejection.until())
                    .collect(Collectors.joining(", "));
            response.withData(name + ".ejected", ejected);
        }
    }

    private static List<String> failed(RefreshResult refresh) {
        List<String> failed = new ArrayList<>(refresh.failed());
        if (refresh.configurationFailure().isPresent()) {
            failed.add("the ContainerPilot file");
        }
        return failed;
    }

    /** Whether any lookup has succeeded. It may be none with piloted.startup.required=false. */
    private static boolean isLoaded(List<ServiceSnapshot> services) {
        return services.isEmpty()
                || services.stream().anyMatch(service -> service.checked().isPresent());
    }

    private static boolean haveEndpoints(Set<String> required, List<ServiceSnapshot> services) {
        return services.stream()
                .filter(service -> !service.endpoints().isEmpty())
                .map(ServiceSnapshot::service)
                .collect(Collectors.toSet())
                .containsAll(required);
    }
}
