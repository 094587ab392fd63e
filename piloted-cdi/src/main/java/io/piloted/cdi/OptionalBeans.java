package io.piloted.cdi;

import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import java.util.Map;

/** Beans of ours that need an API which a server may lack; known by name, so that nothing of them is loaded there. */
final class OptionalBeans {

    private static final Map<String, String> BY_API =
            Map.of("org.eclipse.microprofile.health.HealthCheck", "io.piloted.health.ServicesReadiness");

    private OptionalBeans() {}

    static void add(BeforeBeanDiscovery discovery) {
        BY_API.forEach((api, bean) -> {
            if (isPresent(api)) {
                add(bean, discovery);
            }
        });
    }

    private static void add(String bean, BeforeBeanDiscovery discovery) {
        try {
            discovery.addAnnotatedType(load(bean), bean);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e); // it is in this jar
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
        return Class.forName(name, false, OptionalBeans.class.getClassLoader());
    }
}
