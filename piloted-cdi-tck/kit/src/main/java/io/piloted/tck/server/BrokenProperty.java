package io.piloted.tck.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A bean for a WAR that makes the deployment fail, because it injects a missing property. */
@ApplicationScoped
public class BrokenProperty {

    @Inject
    @ConfigProperty(name = BrokenExtension.TEXT)
    String missing;

    /** Creates the bean; called by the container. */
    public BrokenProperty() {}
}
