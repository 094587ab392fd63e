package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.ServiceQuery;
import io.piloted.json5.Json5Value.ObjectValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model of a ContainerPilot file, rendered, parsed and checked. Immutable. The parts that the library uses
 * ({@code consul}, {@code backends}, {@code watches}) are checked as ContainerPilot checks them. Other parts are
 * available as properties, and never cause a failure.
 */
public final class ContainerPilot {

    private static final String LOCAL_AGENT = "localhost:8500";

    private final ConsulSettings consul;
    private final List<ServiceQuery> services;
    private final FileProperties properties;
    private final boolean isFile;

    private ContainerPilot(
            ConsulSettings consul, List<ServiceQuery> services, FileProperties properties, boolean isFile) {
        this.consul = consul;
        this.services = services;
        this.properties = properties;
        this.isFile = isFile;
    }

    /**
     * Reads a file for use with Consul. Also checks that the files named in {@code consul.tls} exist.
     *
     * @param env the environment for the template; with {@code CONSUL_HTTP_ADDR} or {@code CONSUL_HOST} the file need
     *     not have {@code consul}
     * @throws ContainerPilotException if it cannot be read, rendered or parsed, or if ContainerPilot would reject
     *     {@code consul}, {@code backends} or {@code watches}; the message lists all problems
     */
    public static ContainerPilot load(Path file, Map<String, String> env) {
        return load(ContainerPilotFile.at(file), env);
    }

    /** Reads a file for use with Consul, like {@link #load(Path, Map)}. */
    static ContainerPilot load(ContainerPilotFile file, Map<String, String> env) {
        return parse(file, file.text(), env, true);
    }

    /**
     * Parses the text of a file.
     *
     * @param withConsul whether to read {@code consul}; otherwise it is ignored
     */
    static ContainerPilot parse(ContainerPilotFile file, String text, Map<String, String> env, boolean withConsul) {
        ObjectValue document = RenderedFile.parse(file, text, env);
        Problems problems = new Problems(new UnsetVariables(file, text, env)::behind);
        ConsulSettings consul = withConsul
                ? new ConsulReader(new ConsulEnvironment(env), problems).read(document)
                : ConsulSettings.NONE;
        List<ServiceQuery> services = new ServiceReader(file, problems).read(document);
        problems.throwIfAny(lines -> MESSAGES.problems(file, lines));
        return new ContainerPilot(consul, services, Flattener.properties(document), true);
    }

    /**
     * The model without a file: no services, no properties, and the local agent, unless the environment names another
     * one.
     */
    public static ContainerPilot withoutFile(Map<String, String> env) {
        ConsulSettings consul = new ConsulEnvironment(env).address().isPresent()
                ? ConsulSettings.NONE
                : new ConsulSettings(
                        Optional.of(LOCAL_AGENT), Optional.empty(), Optional.empty(), ConsulSettings.Tls.NONE);
        return new ContainerPilot(consul, List.of(), FileProperties.NONE, false);
    }

    /** Whether there is a file; false for the model {@linkplain #withoutFile without one}. */
    public boolean isFile() {
        return isFile;
    }

    /** Consul's settings in the file, without the environment. */
    public ConsulSettings consul() {
        return consul;
    }

    /**
     * All services of {@code backends} (ContainerPilot 2), then of {@code watches} (3), in the order of the file;
     * immutable. As ContainerPilot allows it, a name may occur several times, with the same or different tags and
     * datacenters.
     */
    public List<ServiceQuery> services() {
        return services;
    }

    /**
     * The whole file as MicroProfile Config properties, with {@code containerpilot.} before each name:
     *
     * <ul>
     *   <li>objects by {@code .} and arrays by {@code [i]}: {@code containerpilot.watches[0].interval}; a key that is
     *       empty, or contains one of <code>. [ ] "</code>, is put in double quotes; backslashes and double quotes are
     *       escaped by a backslash, except in the last part of a name
     *   <li>an array of scalars also as one list, with {@code \,} for a comma in an element (unless one before another
     *       ends in a backslash, which only SmallRye Config can tell from an escape)
     *   <li>the elements of an array also by their {@code name}, if they have one (the first, if they share it):
     *       {@code containerpilot.watches.appserver.interval}
     *   <li>numbers as in the file, but in decimal; null and empty values are omitted
     *   <li>text that a reader would treat as an expression is escaped: <code>\${</code> for <code>${</code>
     * </ul>
     */
    public Map<String, String> properties() {
        return properties.all();
    }

    /** The properties, with those of them that are listed. */
    FileProperties fileProperties() {
        return properties;
    }
}
