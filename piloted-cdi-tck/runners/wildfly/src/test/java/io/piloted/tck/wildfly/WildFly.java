package io.piloted.tck.wildfly;

import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** WildFly: standalone, with its MicroProfile configuration. */
public final class WildFly implements Server {

    private static final String CONFIGURATION = "standalone-microprofile.xml";

    @Override
    public ProcessBuilder prepare(Site site) throws IOException {
        Path home = Server.artifact("piloted.tck.server");
        Path standalone = Files.createDirectory(standalone(site));
        Site.copy(home.resolve("standalone/configuration"), standalone.resolve("configuration"));
        Path configuration = standalone.resolve("configuration").resolve(CONFIGURATION);
        Files.writeString(
                configuration,
                Files.readString(configuration).replace("scan-interval=\"5000\"", "scan-interval=\"500\""));
        site.copyApplications(standalone.resolve("deployments"));
        List<Integer> ports = FreePorts.find(3);
        Files.writeString(managementPort(site), ports.get(1).toString());
        return new ProcessBuilder(
                "sh",
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                CONFIGURATION,
                "-Djboss.server.base.dir=" + standalone,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.http.port=" + site.port(),
                "-Djboss.https.port=" + ports.get(0),
                "-Djboss.management.http.port=" + ports.get(1),
                "-Djboss.management.https.port=" + ports.get(2));
    }

    @Override
    public Optional<Path> deployments(Site site) {
        return Optional.of(standalone(site).resolve("deployments"));
    }

    @Override
    public Optional<URI> readiness(Site site) {
        try {
            String port = Files.readString(managementPort(site));
            return Optional.of(URI.create("http://127.0.0.1:" + port + "/health/ready"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with the management port, where health is served. */
    private static Path managementPort(Site site) {
        return site.base().resolve("management.port");
    }

    private static Path standalone(Site site) {
        return site.base().resolve("standalone");
    }
}
