package io.piloted.tck.glassfish;

import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.server.Server;
import io.piloted.tck.server.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** GlassFish: a copy of {@code domain1} on its own ports. */
public final class GlassFish implements Server {

    private static final String HTTP = "8080";
    private static final List<String> OTHERS =
            List.of("8181", "4848", "3700", "3820", "3920", "7676", "8686", "6666", "9009");

    @Override
    public ProcessBuilder prepare(Site site) throws IOException {
        Path home = Server.artifact("piloted.tck.server");
        Path domains = Files.createDirectory(site.base().resolve("domains"));
        Site.copy(home.resolve("glassfish/domains/domain1"), domains.resolve("domain1"));
        Path configuration = domains.resolve("domain1/config/domain.xml");
        String text = Files.readString(configuration)
                .replace("port=\"" + HTTP + '"', "port=\"" + site.port() + "\" address=\"127.0.0.1\"");
        Iterator<Integer> free = FreePorts.find(OTHERS.size()).iterator();
        for (String port : OTHERS) {
            text = text.replace('"' + port + '"', "\"" + free.next() + '"');
        }
        Files.writeString(configuration, text);
        site.copyApplications(domains.resolve("domain1/autodeploy"));
        return new ProcessBuilder(
                "bash",
                home.resolve("bin/asadmin").toString(),
                "start-domain",
                "--verbose",
                "--domaindir",
                domains.toString(),
                "domain1");
    }

    /** It has no MicroProfile Fault Tolerance. */
    @Override
    public boolean hasRestClient() {
        return false;
    }

    /**
     * It identifies bean archives of an EAR only by their path in the WAR, so two are equal, which Weld rejects
     * (WELD-000163).
     */
    @Override
    public boolean repeatsLibrariesInEars() {
        return false;
    }

    @Override
    public Optional<Path> deployments(Site site) {
        return Optional.of(site.base().resolve("domains/domain1/autodeploy"));
    }

    /** Its {@code ApplicationInfo} keeps a listener for failed deployments, of any application. */
    @Override
    public boolean forgetsApplications() {
        return false;
    }
}
