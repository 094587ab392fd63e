package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real Consul server on loopback for a test. An {@link AgentBuilder} starts it, and {@link #close()} or the end of
 * the JVM ends it. Several can run at the same time.
 *
 * <p>Every change is visible to queries when the method that makes it returns. Not thread-safe.
 */
public final class ConsulAgent implements AutoCloseable {

    private final AgentProcess process;
    private final AgentApi api;
    private final AgentAcls acls;
    private final AgentInstances instances;
    private volatile boolean suspended;

    /** Creates an agent, which may not be ready yet. */
    ConsulAgent(AgentProcess process) {
        this.process = process;
        api = new AgentApi("http://127.0.0.1:" + process.ports().http());
        acls = new AgentAcls(api);
        instances = new AgentInstances(api);
    }

    /**
     * Starts an agent with defaults: HTTP, no ACLs, datacenter {@code dc1}.
     *
     * @return the agent, which is ready and has a leader
     */
    public static ConsulAgent start() {
        return builder().start();
    }

    /**
     * Creates a builder of an agent.
     *
     * @return a builder with the defaults
     */
    public static AgentBuilder builder() {
        return new AgentBuilder();
    }

    /**
     * The root of the HTTP API.
     *
     * @return {@code http://127.0.0.1:port}
     */
    public URI url() {
        return URI.create("http://" + address());
    }

    /**
     * The address of the HTTP API, in the format of CONSUL_HTTP_ADDR.
     *
     * @return {@code 127.0.0.1:port}
     */
    public String address() {
        return "127.0.0.1:" + process.ports().http();
    }

    /**
     * The root of the HTTPS API.
     *
     * @return {@code https://127.0.0.1:port}; works only if the builder enabled HTTPS
     */
    public URI httpsUrl() {
        return URI.create("https://127.0.0.1:" + process.ports().https());
    }

    /**
     * The agent's standard output and error.
     *
     * @return the file, deleted by {@link #close()}
     */
    public Path log() {
        return process.log();
    }

    /**
     * The token with all permissions.
     *
     * @return the secret id
     * @throws IllegalStateException if the agent has no ACLs
     */
    public String managementToken() {
        return acls.managementToken();
    }

    /**
     * Creates a token.
     *
     * @param rules its rules in HCL: {@code service_prefix "" { policy = "read" }}
     * @return the secret id
     */
    public String createToken(String rules) {
        return acls.createToken(rules);
    }

    /**
     * Creates a prepared query for the passing instances with a tag.
     *
     * @param name its name
     * @param service the service
     * @param tag the tag
     */
    public void createPreparedQuery(String name, String service, String tag) {
        api.send(
                "POST",
                "/v1/query",
                Json.createObjectBuilder()
                        .add("Name", name)
                        .add(
                                "Service",
                                Json.createObjectBuilder()
                                        .add("Service", service)
                                        .add("OnlyPassing", true)
                                        .add("Tags", Json.createArrayBuilder().add(tag)))
                        .build());
    }

    /**
     * Registers an instance with the agent, or changes the instance with the same id.
     *
     * @param instance the instance
     */
    public void register(Instance instance) {
        instances.register(instance);
    }

    /**
     * Registers an instance on a node without an agent, for example to choose the node's address.
     *
     * @param node name of the node
     * @param nodeAddress address of the node
     * @param taggedAddresses the node's addresses by kind, {@code lan} and {@code wan}
     * @param instance the instance
     */
    public void registerOnNode(
            String node, String nodeAddress, Map<String, String> taggedAddresses, Instance instance) {
        instances.registerOnNode(node, nodeAddress, taggedAddresses, instance);
    }

    /**
     * Removes an instance that was registered with the agent.
     *
     * @param instance the instance
     */
    public void deregister(Instance instance) {
        instances.deregister(instance);
    }

    /**
     * Sets the status of an instance that was registered with the agent.
     *
     * @param instance the instance
     * @param status the new status
     */
    public void setCheck(Instance instance, CheckStatus status) {
        instances.setCheck(instance, status);
    }

    /**
     * Waits until queries for another datacenter work.
     *
     * @param datacenter name of a datacenter that this agent or the other has joined
     */
    public void awaitDatacenter(String datacenter) {
        Awaiting.awaitTrue(
                "datacenter " + datacenter,
                () -> !api.get("/v1/catalog/nodes?dc=" + AgentApi.encode(datacenter))
                        .asJsonArray()
                        .isEmpty());
    }

    /**
     * Takes a snapshot of the servers' state.
     *
     * @return the snapshot
     */
    public byte[] snapshot() {
        try {
            return api.snapshot();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Restores the servers' state, like {@code consul snapshot restore}.
     *
     * @param snapshot from {@link #snapshot()}
     */
    public void restore(byte[] snapshot) {
        try {
            api.restore(snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Freezes the agent (SIGSTOP): it accepts connections, but sends no responses. */
    public void suspend() {
        suspended = true;
        process.signal("STOP");
        Awaiting.awaitTrue("the agent stops", process::isStopped);
    }

    /**
     * Whether the agent is frozen. A request to it would not fail: the agent would process it after {@link #resume}.
     */
    boolean isSuspended() {
        return suspended;
    }

    /** Continues a frozen agent (SIGCONT), and waits until it has a leader again. */
    public void resume() {
        process.signal("CONT");
        suspended = false;
        awaitLeader();
    }

    /** Kills the agent (SIGKILL). Its state is lost, unless it is a server of a cluster. */
    public void kill() {
        process.kill();
    }

    /** Starts the agent again after {@link #kill()}, on the same ports, without its old state. */
    public void restart() {
        process.relaunch();
        awaitReady();
    }

    /** Ends the agent and deletes its files. */
    @Override
    public void close() {
        process.end();
    }

    /** Its HTTP API. */
    AgentApi api() {
        return api;
    }

    /** The port on which agents of other datacenters join it. */
    int wanPort() {
        return process.ports().serfWan();
    }

    /** The port for the connections between servers of a cluster. */
    int serverPort() {
        return process.ports().server();
    }

    /** Waits until the agent is ready. */
    void awaitReady() {
        awaitLeader();
        awaitNode();
    }

    /** Enables its ACLs. The agent must have a leader. */
    void bootstrapAcls() {
        acls.bootstrap(process);
    }

    void awaitLeader() {
        Awaiting.awaitTrue("leader", () -> {
            process.assertAlive();
            return api.get("/v1/status/leader") instanceof JsonString leader
                    && !leader.getString().isEmpty();
        });
    }

    void awaitNode() {
        Awaiting.awaitTrue(
                "own node", () -> !api.get("/v1/catalog/nodes").asJsonArray().isEmpty());
    }
}
