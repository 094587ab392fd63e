package io.piloted.tck.probe;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The root of all resources. */
@ApplicationPath("api")
public class ProbeApplication extends Application {}
