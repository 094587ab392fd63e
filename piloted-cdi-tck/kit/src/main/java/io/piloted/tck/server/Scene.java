package io.piloted.tck.server;

import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The environment of an application: a Consul agent with instances, and a ContainerPilot file. */
final class Scene {

    private final ConsulAgent consul = ConsulAgent.start();
    private final Set<Instance> registered = new HashSet<>();
    private final Path file;

    Scene() {
        try {
            file = Files.createTempFile("piloted-tck", ".json5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().deleteOnExit();
        reset();
    }

    /** Restores the initial state for a test: three instances of {@code app}, one of {@code db}. */
    void reset() {
        Set.copyOf(registered).forEach(this::deregister);
        for (int port = 3001; port <= 3003; port++) {
            register(Instance.of("app", port));
        }
        register(Instance.of("db", 5432));
        write("red", "app", "db");
    }

    void register(Instance instance) {
        consul.register(instance);
        registered.removeIf(other -> other.id().equals(instance.id()));
        registered.add(instance);
    }

    void deregister(Instance instance) {
        consul.deregister(instance);
        registered.remove(instance);
    }

    ConsulAgent consul() {
        return consul;
    }

    Path file() {
        return file;
    }

    /** Writes a file with this color and these watches. */
    void write(String color, String... services) {
        write(file("{{ .CONSUL_UNDER_TEST }}", color, services));
    }

    /** Writes a file that refers to a stub instead of the agent. */
    void write(StubConsul consul, String... services) {
        write(file(consul.address(), "red", services));
    }

    private static String file(String consul, String color, String... services) {
        StringBuilder watches = new StringBuilder();
        for (String service : services) {
            watches.append("    {name: '").append(service).append("', interval: 3},\n");
        }
        return """
                {
                  // comments and trailing commas are JSON5, {{ "braces" }} are Go's
                  consul: '%s',
                  color: '%s',
                  shell: 'echo ${HOME} $HOME $$ $${HOME} \\\\$HOME {a,b} \\\\n',
                  tags: ['one', 'two, three'],
                  watches: [
                %s  ],
                }
                """.formatted(consul, color, watches);
    }

    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "CONTAINERPILOT",
                file.toString(),
                "CONSUL_UNDER_TEST",
                consul.address(),
                "PILOTED_REFRESH_TIMEOUT", // so that a refresh that a test delays does not time out on a slow machine
                "30s");
    }
}
