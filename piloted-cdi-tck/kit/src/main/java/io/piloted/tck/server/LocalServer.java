package io.piloted.tck.server;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Hangup;
import io.piloted.tck.Patience;
import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.report.TestedRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.microshed.testing.ApplicationEnvironment;

/**
 * The server under test, as MicroShed Testing's environment: a process on this machine, started once for all tests of a
 * runner. It has the probe application, and a second copy of it if the server supports several applications.
 */
public final class LocalServer implements ApplicationEnvironment {

    static final String PROBE = "probe";
    static final String SECOND = "second";
    static final Duration SOON = Patience.LIMIT;

    /** The system property with the feature release of the latest JDK that the server supports; by default any. */
    static final String LATEST_JDK = "piloted.tck.jdk.latest";

    private final Server server = ServiceLoader.load(Server.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No " + Server.class.getName() + " is on the class path"));
    private final Scene scene = new Scene();
    private final Path war = Server.artifact("piloted.tck.war");
    private Site site;
    private ServerProcess process;

    /** Creates the environment; called by the service loader. */
    public LocalServer() {}

    /** The running server. */
    static LocalServer current() {
        return (LocalServer) Resolver.load();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public void start() {
        if (process == null) {
            int jdk = Jdk.feature(Jdk.home());
            System.setProperty(TestedRuntime.JDK, Integer.toString(jdk));
            int latest = Integer.getInteger(LATEST_JDK, jdk);
            assumeThat(jdk).as("JDK %s or older", latest).isLessThanOrEqualTo(latest);
            site = site(PROBE, SECOND);
            process = new ServerProcess("server", server, site, environment(Map.of()));
            process.awaitReady(probe(PROBE));
            // It may be another one: a server may need a later JDK, or run in a container.
            System.setProperty(TestedRuntime.JDK, probe(PROBE).text("api/process/jdk"));
            if (server.runsSeveral()) {
                process.awaitReady(probe(SECOND));
            }
        }
    }

    @Override
    public String getApplicationURL() {
        return root(site, PROBE).toString();
    }

    /** Resets the scene for a test, and waits until the applications have seen it. */
    Scene reset() {
        scene.reset();
        probe().refresh();
        if (server.runsSeveral()) {
            probe(SECOND).refresh();
        }
        return scene;
    }

    Server server() {
        return server;
    }

    ServerProcess process() {
        return process;
    }

    Probe probe() {
        return probe(PROBE);
    }

    Probe probe(String application) {
        return new Probe(root(site, application));
    }

    /** Sends a SIGHUP and waits until the probe's observers were called. */
    void hangup() throws IOException, InterruptedException {
        Probe probe = probe();
        long before = probe.events("plain SIGNAL");
        Hangup.send(probe.pid());
        await("event of the SIGHUP").atMost(SOON).until(() -> probe.events("plain SIGNAL") > before);
    }

    /** Starts another server of the same kind with its own environment. */
    ServerProcess another(String name, Map<String, String> environment) {
        return another(name, environment, PROBE);
    }

    /** Starts another server of the same kind with these applications. */
    ServerProcess another(String name, Map<String, String> environment, String... applications) {
        return another(name, site(applications), environment);
    }

    ServerProcess another(String name, Site where, Map<String, String> environment) {
        return new ServerProcess(name, server, where, environment(environment));
    }

    /**
     * Starts another server with the second application, which later tries to deploy more, if this kind of server
     * supports it.
     */
    Optional<ServerProcess> anotherThatDeploys(String name, Map<String, String> environment, List<Path> later)
            throws IOException {
        Site where = site(SECOND);
        return server.prepareToDeploy(where, later)
                .map(command -> new ServerProcess(name, where, environment(environment), same -> command));
    }

    private Map<String, String> environment(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(scene.environment());
        if (!server.takesAnyScheme()) {
            all.put("BACKEND_MP_REST_URL", "http://" + Backends.SERVICE + ".piloted/root");
        }
        all.put("BACKEND_MP_REST_READTIMEOUT", "1000");
        all.put("PILOTED_HEALTH_REQUIRED", "app");
        all.putAll(own);
        return all;
    }

    /** Starts a server with OpenTelemetry and the probe. */
    ServerProcess measured(Server with) {
        return new ServerProcess("telemetry", with, site(PROBE), environment(Map.of()));
    }

    /** An application of another server. */
    Probe probe(ServerProcess other, String application) {
        return new Probe(root(other.site(), application));
    }

    /** The URI of MicroProfile Health, if the server has it. */
    Optional<URI> readiness() {
        return server.readiness(site);
    }

    /** The URI of Micrometer's meters, if the server has them. */
    Optional<URI> meters() {
        return server.meters(site);
    }

    /** A builder of archives from the probe. */
    Archives archives(Path directory) {
        return new Archives(war, directory);
    }

    /** The directory for deployments at run time, if the server has one. */
    Optional<Path> deployments() {
        return server.deployments(site);
    }

    /** Deploys another WAR on the shared server. */
    Probe deploy(Path other) throws IOException {
        String application = other.getFileName().toString().replace(".war", "");
        drop(process, other, application);
        Probe deployed = probe(application);
        process.awaitReady(deployed);
        return deployed;
    }

    void undeploy(String application) throws IOException {
        undeploy(process, application);
    }

    void undeploy(ServerProcess from, String application) throws IOException {
        Files.delete(server.deployments(from.site()).orElseThrow().resolve(application + ".war"));
        Probe gone = probe(from, application);
        await("end of " + application).atMost(SOON).until(() -> !gone.isReady());
    }

    void deploy(String application) throws IOException {
        deploy(process, application);
    }

    void deploy(ServerProcess to, String application) throws IOException {
        drop(to, war, application);
        to.awaitReady(probe(to, application));
    }

    /** Deploys a WAR that fails with this text in the log, and removes it again. */
    void fail(ServerProcess in, Path broken, String text) throws IOException {
        int before = in.log().length();
        String application = broken.getFileName().toString().replace(".war", "");
        Path dropped = drop(in, broken, application);
        await("failure of " + application)
                .atMost(SOON)
                .until(() -> in.log().substring(before).contains(text));
        Files.delete(dropped);
    }

    private Path drop(ServerProcess to, Path from, String application) throws IOException {
        Path partial = Files.copy(from, to.site().base().resolve(application + ".partial"));
        Path directory = server.deployments(to.site()).orElseThrow();
        return Files.move(partial, directory.resolve(application + ".war"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Site site(String... applications) {
        try {
            Path base = Files.createTempDirectory("piloted-server");
            Path wars = Files.createDirectory(base.resolve("wars"));
            List<Path> files = new ArrayList<>();
            for (String application : applications) {
                if (files.isEmpty() || server.runsSeveral()) {
                    files.add(Files.copy(war, wars.resolve(application + ".war")));
                }
            }
            return site(base, files, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates a site for a server with these applications and shared libraries. */
    Site site(List<Path> applications, List<Path> libraries) {
        try {
            return site(Files.createTempDirectory("piloted-server"), applications, libraries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Site site(Path base, List<Path> applications, List<Path> libraries) {
        return new Site(base, FreePorts.find(1).get(0), applications, libraries);
    }

    private URI root(Site where, String application) {
        return URI.create("http://127.0.0.1:" + where.port() + server.path(application));
    }
}
