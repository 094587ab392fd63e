package io.piloted.tck.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes a deployment fail because of a property that no configuration has: goes into a WAR. */
@ApplicationScoped
public class BrokenProperty {

    @Inject
    @ConfigProperty(name = BrokenExtension.TEXT)
    String missing;

    /** For the container. */
    public BrokenProperty() {}
}
