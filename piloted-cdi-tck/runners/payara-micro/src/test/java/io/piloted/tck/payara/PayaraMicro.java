package io.piloted.tck.payara;

import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Payara Micro: one jar, the WARs as arguments. */
public final class PayaraMicro implements Server {

    /** Its REST client is Jersey's. */
    @Override
    public boolean takesAnyScheme() {
        return false;
    }

    @Override
    public Optional<URI> readiness(Site site) {
        return Optional.of(URI.create("http://127.0.0.1:" + site.port() + "/health/ready"));
    }

    @Override
    public ProcessBuilder prepare(Site site) {
        List<String> command = new ArrayList<>(List.of(
                Server.java(),
                "-Xmx256m",
                "-jar",
                Server.artifact("piloted.tck.server").toString(),
                "--port",
                Integer.toString(site.port()),
                "--noCluster",
                "--nohazelcast",
                "--rootDir",
                site.base().resolve("root").toString()));
        for (Path library : site.libraries()) {
            command.addAll(List.of("--addjars", library.toString()));
        }
        for (Path application : site.applications()) {
            command.addAll(List.of("--deploy", application.toString()));
        }
        return new ProcessBuilder(command);
    }

    @Override
    public Optional<ProcessBuilder> prepareToDeploy(Site site, List<Path> later) throws IOException {
        List<String> lines = later.stream()
                .map(war -> {
                    String name = war.getFileName().toString().replace(".war", "");
                    return "deploy --name " + name + " --contextroot /" + name + ' ' + war;
                })
                .toList();
        ProcessBuilder command = prepare(site);
        command.command()
                .addAll(List.of(
                        "--postdeploycommandfile",
                        Files.write(site.base().resolve("deploy.txt"), lines).toString()));
        return Optional.of(command);
    }

    /** It rejects EARs: "Not a valid type of deployment archive". */
    @Override
    public boolean runsEars() {
        return false;
    }

    @Override
    public boolean sharesLibraries() {
        return true;
    }
}
