package io.piloted.tck.server;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;

/** An extension for a WAR that makes the deployment fail, after all other extensions. */
public final class BrokenExtension implements Extension {

    /** The text in a server's log for each deployment that fails on purpose. */
    static final String TEXT = "broken.on.purpose";

    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    /** Creates the extension; called by the container. */
    public BrokenExtension() {}

    void refuse(@Observes @Priority(AFTER_ALL_OTHERS) AfterDeploymentValidation validation) {
        validation.addDeploymentProblem(new DeploymentException(TEXT + " by an extension"));
    }
}
