package io.piloted.tck.quarkus;

import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.net.URI;
import java.util.Optional;

/** Quarkus: the probe is the server. */
public final class Quarkus implements Server {

    @Override
    public ProcessBuilder prepare(Site site) {
        return new ProcessBuilder(
                Server.java(),
                "-Xmx64m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + site.port(),
                "-jar",
                Server.artifact("piloted.tck.server").toString());
    }

    @Override
    public String path(String application) {
        return "/";
    }

    @Override
    public boolean runsSeveral() {
        return false;
    }

    @Override
    public boolean hasServlets() {
        return false;
    }

    @Override
    public Optional<URI> readiness(Site site) {
        return Optional.of(URI.create("http://127.0.0.1:" + site.port() + "/q/health/ready"));
    }

    @Override
    public Optional<URI> meters(Site site) {
        return Optional.of(URI.create("http://127.0.0.1:" + site.port() + "/q/metrics"));
    }

    @Override
    public boolean isFull() {
        return false;
    }
}
