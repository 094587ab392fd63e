package io.piloted.benchmarks.start;

import io.piloted.benchmarks.footprint.Footprint;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;

/**
 * A Weld SE application with one bean. It starts, prints its {@link io.piloted.benchmarks.footprint.Footprint}, and
 * ends.
 */
@Singleton
public class WeldApplication {

    /**
     * Runs it.
     *
     * @param args the names of more bean classes
     * @throws ClassNotFoundException if there is no such class
     */
    public static void main(String[] args) throws ClassNotFoundException {
        SeContainerInitializer initializer =
                SeContainerInitializer.newInstance().addBeanClasses(WeldApplication.class);
        for (String name : args) {
            initializer.addBeanClasses(Class.forName(name));
        }
        try (SeContainer container = initializer.initialize()) {
            container.select(WeldApplication.class).get();
            Footprint.now().print();
        }
    }
}
