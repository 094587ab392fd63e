package io.piloted.tck.liberty;

import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Open Liberty with the features of {@code server.xml}. */
public final class OpenLiberty implements Server {

    private static final String NAME = "piloted";

    @Override
    public ProcessBuilder prepare(Site site) throws IOException {
        site.copyApplications(server(site).resolve("dropins"));
        site.copyLibraries(server(site).resolve("lib/global"));
        return command(site);
    }

    /** Creates the files of a server without applications. */
    static ProcessBuilder command(Site site) throws IOException {
        Path server = Files.createDirectories(server(site));
        Path home = Server.artifact("piloted.tck.server");
        Files.copy(Path.of("src/test/resources/server.xml"), server.resolve("server.xml"));
        Files.writeString(server.resolve("bootstrap.properties"), "piloted.port=" + site.port());
        ProcessBuilder command = new ProcessBuilder(home.resolve("bin/server").toString(), "run", NAME);
        command.environment().put("WLP_USER_DIR", site.base().toString());
        return command;
    }

    @Override
    public boolean sharesLibraries() {
        return true;
    }

    @Override
    public Optional<Path> deployments(Site site) {
        return Optional.of(server(site).resolve("dropins"));
    }

    @Override
    public Optional<URI> readiness(Site site) {
        return Optional.of(URI.create("http://127.0.0.1:" + site.port() + "/health/ready"));
    }

    @Override
    public Optional<Server> measured() {
        return Optional.of(new MeasuredLiberty());
    }

    static Path server(Site site) {
        return site.base().resolve("servers").resolve(NAME);
    }
}
