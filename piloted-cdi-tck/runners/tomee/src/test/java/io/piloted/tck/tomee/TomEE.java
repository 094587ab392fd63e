package io.piloted.tck.tomee;

import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** TomEE, its MicroProfile edition. */
public final class TomEE implements Server {

    @Override
    public ProcessBuilder prepare(Site site) throws IOException {
        Path home = Server.artifact("piloted.tck.server");
        Path base = site.base();
        Site.copy(home.resolve("conf"), base.resolve("conf"));
        Path configuration = base.resolve("conf/server.xml");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("port=\"8005\"", "port=\"-1\"")
                        .replace(
                                "<Connector port=\"8080\"",
                                "<Connector address=\"127.0.0.1\" port=\"" + site.port() + '"')
                        .replace("<Engine ", "<Engine backgroundProcessorDelay=\"1\" "));
        // By default two applications may not have EJBs with the same name.
        Files.writeString(
                base.resolve("conf/system.properties"),
                "\nopenejb.deploymentId.format={appId}/{ejbJarId}/{ejbName}\n",
                StandardOpenOption.APPEND);
        for (String directory : List.of("logs", "temp", "work")) {
            Files.createDirectory(base.resolve(directory));
        }
        site.copyApplications(webapps(site));
        ProcessBuilder command =
                new ProcessBuilder("sh", home.resolve("bin/catalina.sh").toString(), "run");
        command.environment().put("CATALINA_HOME", home.toString());
        command.environment().put("CATALINA_BASE", base.toString());
        return command;
    }

    @Override
    public Optional<Path> deployments(Site site) {
        return Optional.of(webapps(site));
    }

    /**
     * Only built clients work, and only in one application: CXF does not announce the builders of injected clients. In
     * requests of a second application, its class loader for services returns classes of the first.
     */
    @Override
    public boolean hasRestClient() {
        return false;
    }

    @Override
    public boolean hasFaultTolerance() {
        return true;
    }

    /** Its own caches and threads keep class loaders, of any application. */
    @Override
    public boolean forgetsApplications() {
        return false;
    }

    @Override
    public Optional<URI> readiness(Site site) {
        return Optional.of(URI.create("http://127.0.0.1:" + site.port() + path("probe") + "api/health/ready"));
    }

    private static Path webapps(Site site) {
        return site.base().resolve("webapps");
    }
}
