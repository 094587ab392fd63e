package io.piloted.tck.helidon;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.server.Jdk;
import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.nio.file.Path;
import java.util.Optional;

/** Helidon MP: the probe is the server. Skipped without JDK 21 or later, which Helidon requires. */
public final class Helidon implements Server {

    private static final int LEAST_JDK = 21;

    @Override
    public ProcessBuilder prepare(Site site) {
        Optional<Path> java = Jdk.atLeast(LEAST_JDK);
        assumeThat(java)
                .as("a JDK " + LEAST_JDK + " or later: name one with -D" + Jdk.HOME)
                .isPresent();
        return new ProcessBuilder(
                java.orElseThrow().toString(),
                "-Xmx64m",
                "-Dhelidon.serialFilter.pattern=java.**;io.piloted.**", // it deserializes only allowed classes
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + site.port(),
                "-cp",
                Server.artifact("piloted.tck.server") + "/*",
                "io.helidon.microprofile.cdi.Main");
    }

    @Override
    public String path(String application) {
        return "/";
    }

    @Override
    public boolean runsSeveral() {
        return false;
    }

    /** Not in its core bundle. */
    @Override
    public boolean hasRestClient() {
        return false;
    }

    /** Not in its core bundle. */
    @Override
    public boolean bindsJson() {
        return false;
    }

    @Override
    public boolean hasServlets() {
        return false;
    }
}
