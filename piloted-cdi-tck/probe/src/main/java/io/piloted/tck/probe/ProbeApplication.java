package io.piloted.tck.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The root of all resources. It is a bean, because Helidon finds only beans. */
@ApplicationScoped
@ApplicationPath("api")
public class ProbeApplication extends Application {}
