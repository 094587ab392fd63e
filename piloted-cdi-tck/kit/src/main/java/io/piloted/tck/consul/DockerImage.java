package io.piloted.tck.consul;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Consul's Docker image, from which the executable is copied. It is static and needs no libraries. */
final class DockerImage {

    private static final String IMAGE = "consul:1.8.7";
    private static final Duration LOCAL = Duration.ofSeconds(20);
    private static final Duration PULL = Duration.ofMinutes(5);

    private final Path work;

    /** Uses a directory that the caller deletes. */
    DockerImage(Path work) {
        this.work = work;
    }

    /** Pulls the image, copies the executable, and returns it. */
    Path consul() throws IOException {
        Command.run(work, LOCAL, List.of("docker", "info"));
        String container =
                Command.run(work, PULL, List.of("docker", "create", IMAGE)).strip();
        try {
            Path executable = work.resolve("consul-of-docker");
            Command.run(work, LOCAL, List.of("docker", "cp", container + ":/bin/consul", executable.toString()));
            return executable;
        } finally {
            Command.run(work, LOCAL, List.of("docker", "rm", container));
        }
    }
}
