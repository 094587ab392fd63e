package io.piloted.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A kind of server, as a runner describes it; found as a service. What all kinds share is in {@link LocalServer}. */
public interface Server {

    /**
     * Lays out all files that one server needs, and tells how it is started. The server has to stay in the foreground.
     *
     * @param site where, on which port, with which applications
     * @return the command; environment and output are not its business
     * @throws IOException if files cannot be written
     */
    ProcessBuilder prepare(Site site) throws IOException;

    /**
     * Where an application's resources are.
     *
     * @param application name of its WAR without {@code .war}
     * @return a path that starts and ends with a slash
     */
    default String path(String application) {
        return '/' + application + '/';
    }

    /**
     * Whether one server can run several applications.
     *
     * @return true unless the application is the server
     */
    default boolean runsSeveral() {
        return true;
    }

    /**
     * Whether it runs EARs.
     *
     * @return true if it runs several applications
     */
    default boolean runsEars() {
        return runsSeveral();
    }

    /**
     * Whether several WARs of an EAR may each bring the same bean archive.
     *
     * @return true if it runs EARs
     */
    default boolean repeatsLibrariesInEars() {
        return runsEars();
    }

    /**
     * Whether its applications can share libraries that none of them brings, and CDI finds those.
     *
     * @return true if {@link #prepare} takes the site's libraries
     */
    default boolean sharesLibraries() {
        return false;
    }

    /**
     * Whether it has servlets, filters and sessions.
     *
     * @return true unless it serves JAX-RS only
     */
    default boolean hasServlets() {
        return true;
    }

    /**
     * Whether its container is CDI Full: it can passivate beans, and knows the file's services when it builds the
     * application's beans.
     *
     * @return true unless it is CDI Lite
     */
    default boolean isFull() {
        return true;
    }

    /**
     * Whether it has MicroProfile Fault Tolerance, and REST Client with injected clients that take {@code piloted:}
     * URIs.
     *
     * @return true unless it lacks one of them
     */
    default boolean hasRestClient() {
        return true;
    }

    /**
     * Whether its Jakarta REST client tells of requests that got no response.
     *
     * @return true unless it tells of responses only
     */
    default boolean tellsOfFailures() {
        return true;
    }

    /**
     * Whether its MicroProfile REST Client takes URIs of any scheme, as the specification has it.
     *
     * @return true unless it wants a {@link java.net.URL}
     */
    default boolean takesAnyScheme() {
        return true;
    }

    /**
     * Whether its REST resources can return objects as JSON, by JSON-B or Jackson.
     *
     * @return true unless it has neither
     */
    default boolean bindsJson() {
        return true;
    }

    /**
     * Whether it was seen to let go of the class loader of an application that has left.
     *
     * @return true unless it keeps some
     */
    default boolean forgetsApplications() {
        return true;
    }

    /**
     * Where MicroProfile Health answers whether the server is ready, or else whether the probe is.
     *
     * @param site as it was prepared
     * @return the URI, or empty if it has no MicroProfile Health
     */
    default Optional<URI> readiness(Site site) {
        return Optional.empty();
    }

    /**
     * Where Micrometer's meters can be read, as Prometheus does.
     *
     * @param site as it was prepared
     * @return the URI, or empty if it has no Micrometer
     */
    default Optional<URI> meters(Site site) {
        return Optional.empty();
    }

    /**
     * The same kind of server with OpenTelemetry, for one application, which writes its metrics to its output as
     * OpenTelemetry's {@code LoggingMetricExporter} does, about twice a second.
     *
     * @return the server, or empty if it has no OpenTelemetry
     */
    default Optional<Server> measured() {
        return Optional.empty();
    }

    /**
     * The directory in which WARs may come and go while the server runs.
     *
     * @param site as it was prepared
     * @return the directory, or empty if the server has none
     */
    default Optional<Path> deployments(Site site) {
        return Optional.empty();
    }

    /**
     * The same as {@link #prepare}, for a server that cannot take applications while it runs: when it has started, it
     * tries to deploy more of them, one after the other, and goes on when one fails.
     *
     * @param site as for {@link #prepare}
     * @param later the WARs to be deployed then, at the paths that their names give
     * @return the command, or empty if the server cannot do that, or need not because it has {@link #deployments}
     * @throws IOException if files cannot be written
     */
    default Optional<ProcessBuilder> prepareToDeploy(Site site, List<Path> later) throws IOException {
        return Optional.empty();
    }

    /**
     * A file or directory that the build made ready for a runner.
     *
     * @param property the system property that says where it is
     * @return its absolute path
     */
    static Path artifact(String property) {
        String path = System.getProperty(property);
        if (path == null) {
            throw new IllegalStateException("The system property " + property + " is not set");
        }
        return Path.of(path).toAbsolutePath();
    }

    /**
     * The {@code java} that servers run on.
     *
     * @return its path
     */
    static String java() {
        return Jdk.home().resolve("bin/java").toString();
    }
}
