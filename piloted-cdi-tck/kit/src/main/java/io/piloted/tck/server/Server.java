package io.piloted.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kind of server. Each runner implements it, and the service loader finds it. {@link LocalServer} has the common
 * parts.
 */
public interface Server {

    /**
     * Creates the files of a server, and returns the command that starts it. The server must stay in the foreground.
     *
     * @param site its directory, port and applications
     * @return the command; the caller sets its environment and output
     * @throws IOException if files cannot be written
     */
    ProcessBuilder prepare(Site site) throws IOException;

    /**
     * The path of an application's resources.
     *
     * @param application the name of its WAR without {@code .war}
     * @return a path that starts and ends with a slash
     */
    default String path(String application) {
        return '/' + application + '/';
    }

    /**
     * Whether one server can run several applications.
     *
     * @return true by default; false if the application is the server
     */
    default boolean runsSeveral() {
        return true;
    }

    /**
     * Whether the server supports EARs.
     *
     * @return true if it runs several applications
     */
    default boolean runsEars() {
        return runsSeveral();
    }

    /**
     * Whether several WARs of an EAR may each contain the same bean archive.
     *
     * @return true if it supports EARs
     */
    default boolean repeatsLibrariesInEars() {
        return runsEars();
    }

    /**
     * Whether its applications can share libraries in the server in which CDI finds beans.
     *
     * @return true if {@link #prepare} uses the site's libraries
     */
    default boolean sharesLibraries() {
        return false;
    }

    /**
     * Whether the server supports servlets, filters and sessions.
     *
     * @return true by default; false if it supports only JAX-RS
     */
    default boolean hasServlets() {
        return true;
    }

    /**
     * Whether its container is CDI Full, which can passivate beans, and knows the file's services when it creates the
     * beans.
     *
     * @return true by default; false for CDI Lite
     */
    default boolean isFull() {
        return true;
    }

    /**
     * Whether it has MicroProfile Fault Tolerance, and REST Client with injected clients for {@code piloted:} URIs.
     *
     * @return true by default; false if one of them is missing
     */
    default boolean hasRestClient() {
        return true;
    }

    /**
     * Whether it has MicroProfile Fault Tolerance.
     *
     * @return by default the same as {@link #hasRestClient}
     */
    default boolean hasFaultTolerance() {
        return hasRestClient();
    }

    /**
     * Whether its MicroProfile REST Client accepts URIs with any scheme, as the specification requires.
     *
     * @return true by default; false if it accepts only a {@link java.net.URL}
     */
    default boolean takesAnyScheme() {
        return true;
    }

    /**
     * Whether its REST resources can return objects as JSON, by JSON-B or Jackson.
     *
     * @return true by default; false if it has neither
     */
    default boolean bindsJson() {
        return true;
    }

    /**
     * Whether it releases the class loaders of undeployed applications.
     *
     * @return true by default; false if it keeps some
     */
    default boolean forgetsApplications() {
        return true;
    }

    /**
     * The URI of MicroProfile Health's readiness checks, of the server, or else of the probe.
     *
     * @param site the server's site
     * @return the URI; empty if it has no MicroProfile Health
     */
    default Optional<URI> readiness(Site site) {
        return Optional.empty();
    }

    /**
     * The URI of Micrometer's meters in the format of Prometheus.
     *
     * @param site the server's site
     * @return the URI; empty if it has no Micrometer
     */
    default Optional<URI> meters(Site site) {
        return Optional.empty();
    }

    /**
     * The same kind of server with OpenTelemetry, for one application. It writes its metrics to its output about twice
     * a second, in the format of OpenTelemetry's {@code LoggingMetricExporter}.
     *
     * @return the server; empty if it has no OpenTelemetry
     */
    default Optional<Server> measured() {
        return Optional.empty();
    }

    /**
     * The directory for deployments while the server runs.
     *
     * @param site the server's site
     * @return the directory; empty if the server has none
     */
    default Optional<Path> deployments(Site site) {
        return Optional.empty();
    }

    /**
     * Like {@link #prepare}, for a server without {@link #deployments}: after its start it tries to deploy more
     * applications, one after the other, and continues if one fails.
     *
     * @param site as for {@link #prepare}
     * @param later the WARs to deploy then, at the paths given by their names
     * @return the command; empty if the server does not support that, or has {@link #deployments}
     * @throws IOException if files cannot be written
     */
    default Optional<ProcessBuilder> prepareToDeploy(Site site, List<Path> later) throws IOException {
        return Optional.empty();
    }

    /**
     * A file or directory that the build prepared for a runner.
     *
     * @param property the system property with its path
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
     * The {@code java} for servers.
     *
     * @return its path
     */
    static String java() {
        return Jdk.home().resolve("bin/java").toString();
    }
}
