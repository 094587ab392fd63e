package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {

    private static final String HERE = Path.of("").toAbsolutePath().toString();

    @TempDir
    Path base;

    private Site site;

    @BeforeEach
    void whatABuildMakesReady() {
        System.setProperty("piloted.tck.server", "target/server");
        System.setProperty("piloted.tck.agent", "/elsewhere/agent.jar");
        site = new Site(base, 80, List.of(), List.of());
    }

    @AfterEach
    void forget() {
        System.clearProperty("piloted.tck.server");
        System.clearProperty("piloted.tck.agent");
    }

    @Test
    void starting_sharesMachineAndFiles_andPassesTheServersOwnEnvironmentByName() {
        ProcessBuilder command = new ProcessBuilder("bin/server", "run", "name");
        command.environment().put("WLP_USER_DIR", "/somewhere");
        command.environment().put("A_SECRET", "s3cret");

        ProcessBuilder starting = new Container("podman", "a-jdk").starting(command, site);

        String temporary = System.getProperty("java.io.tmpdir");
        assertThat(starting.command())
                .containsSubsequence(
                        "podman", "run", "--rm", "--name", base.getFileName().toString())
                .containsSubsequence("--network", "host")
                .containsSubsequence("--pid", "host")
                .containsSubsequence("--workdir", HERE)
                .containsSubsequence("--volume", temporary + ':' + temporary)
                .containsSubsequence("--volume", HERE + ':' + HERE)
                .containsSubsequence("--volume", "/elsewhere/agent.jar:/elsewhere/agent.jar")
                .containsSubsequence("--env", "A_SECRET", "--env", "WLP_USER_DIR", "a-jdk", "bin/server", "run", "name")
                .doesNotContain("--user", "PATH")
                .noneMatch(word -> word.contains("s3cret"));
        assertThat(starting.environment()).containsEntry("A_SECRET", "s3cret");
    }

    @Test
    void starting_withJava_takesTheImages() {
        ProcessBuilder command = new ProcessBuilder(Server.java(), "-jar", "app.jar");

        assertThat(new Container("docker", "a-jdk").starting(command, site).command())
                .endsWith("a-jdk", "java", "-jar", "app.jar");
    }

    @Test
    void starting_withDocker_isTheUserWhoseFilesTheyAre() throws Exception {
        String user = Files.getAttribute(base, "unix:uid") + ":" + Files.getAttribute(base, "unix:gid");

        assertThat(new Container("/usr/bin/docker", "a-jdk")
                        .starting(new ProcessBuilder("sh"), site)
                        .command())
                .containsSubsequence("--user", user);
    }
}
