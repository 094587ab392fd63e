package io.piloted.tck.server;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;

/** Makes a deployment fail with a problem that it reports after all other extensions: goes into a WAR. */
public final class BrokenExtension implements Extension {

    /** What a server's log says of each deployment that fails on purpose. */
    static final String TEXT = "broken.on.purpose";

    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    /** For the container. */
    public BrokenExtension() {}

    void refuse(@Observes @Priority(AFTER_ALL_OTHERS) AfterDeploymentValidation validation) {
        validation.addDeploymentProblem(new DeploymentException(TEXT + " by an extension"));
    }
}
