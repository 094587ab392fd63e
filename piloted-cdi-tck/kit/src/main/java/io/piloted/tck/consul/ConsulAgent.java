package io.piloted.tck.consul;

import static org.awaitility.Awaitility.await;

import io.piloted.tck.Patience;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A real Consul server on loopback for a test. A {@link Builder} starts it, and {@link #close()} or the end of the JVM
 * ends it. Several can run at the same time.
 *
 * <p>Every change is visible to queries when the method that makes it returns. Not thread-safe.
 */
public final class ConsulAgent implements AutoCloseable {

    private static final Duration PATIENCE = Patience.LIMIT;
    private static final Duration POLL = Duration.ofMillis(20);

    private final AgentProcess process;
    private final AgentApi api;
    private final @Nullable String managementToken;
    private volatile boolean suspended;

    private ConsulAgent(AgentProcess process, AgentApi api, @Nullable String managementToken) {
        this.process = process;
        this.api = api;
        this.managementToken = managementToken;
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
    public static Builder builder() {
        return new Builder();
    }

    /** An agent that {@link ConsulCluster} has started; it need not have a leader yet. */
    static ConsulAgent member(AgentProcess process) {
        return new ConsulAgent(
                process, new AgentApi("http://127.0.0.1:" + process.ports().http()), null);
    }

    /** A builder of an agent. */
    public static final class Builder {

        private final AgentConfig config = new AgentConfig();

        private Builder() {}

        /**
         * Sets the name of its datacenter.
         *
         * @param name the name; {@code dc1} by default
         * @return this
         */
        public Builder datacenter(String name) {
            config.datacenter(name);
            return this;
        }

        /**
         * Joins the datacenter of another agent to its own over the WAN.
         *
         * @param other an agent of another datacenter
         * @return this
         */
        public Builder joinWan(ConsulAgent other) {
            config.joinWan(other.process.ports().serfWan());
            return this;
        }

        /**
         * Denies all requests without a token ({@code default_policy=deny}).
         *
         * @return this
         */
        public Builder denyByDefault() {
            config.denyByDefault();
            return this;
        }

        /**
         * Also serves HTTPS, but only to clients with a certificate of the same authority ({@code verify_incoming}).
         *
         * @param certificates authority and server certificate
         * @return this
         */
        public Builder https(Certificates certificates) {
            config.https(certificates);
            return this;
        }

        /**
         * Starts the agent.
         *
         * @return the agent, which is ready and has a leader
         * @throws IllegalStateException if it does not become ready; the message has its log
         */
        public ConsulAgent start() {
            AgentProcess process = new AgentProcess(config);
            try {
                AgentApi api =
                        new AgentApi("http://127.0.0.1:" + process.ports().http());
                awaitLeader(process, api);
                String management = config.deniesByDefault() ? bootstrapAcls(process, api) : null;
                ConsulAgent agent = new ConsulAgent(process, api, management);
                agent.awaitNode();
                return agent;
            } catch (RuntimeException e) {
                process.end();
                throw e;
            }
        }
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
        if (managementToken == null) {
            throw new IllegalStateException("This agent was started without denyByDefault()");
        }
        return managementToken;
    }

    /**
     * Creates a token.
     *
     * @param rules its rules in HCL: {@code service_prefix "" { policy = "read" }}
     * @return the secret id
     */
    public String createToken(String rules) {
        String policy = "policy-" + Integer.toHexString(rules.hashCode()) + '-' + System.nanoTime();
        put(
                "/v1/acl/policy",
                Json.createObjectBuilder()
                        .add("Name", policy)
                        .add("Rules", rules)
                        .build());
        JsonObject token = put(
                        "/v1/acl/token",
                        Json.createObjectBuilder()
                                .add(
                                        "Policies",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder().add("Name", policy)))
                                .build())
                .asJsonObject();
        return token.getString("SecretID");
    }

    /**
     * Creates a prepared query for the passing instances with a tag.
     *
     * @param name its name
     * @param service the service
     * @param tag the tag
     */
    public void createPreparedQuery(String name, String service, String tag) {
        JsonObject query = Json.createObjectBuilder()
                .add("Name", name)
                .add(
                        "Service",
                        Json.createObjectBuilder()
                                .add("Service", service)
                                .add("OnlyPassing", true)
                                .add("Tags", Json.createArrayBuilder().add(tag)))
                .build();
        try {
            api.post("/v1/query", query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Registers an instance with the agent, or changes the instance with the same id.
     *
     * @param instance the instance
     */
    public void register(Instance instance) {
        put("/v1/agent/service/register", instance.toAgent());
        setCheck(instance, instance.status());
        awaitTrue(
                "registration of " + instance.id(),
                () -> health(instance.service()).stream()
                        .map(JsonValue::asJsonObject)
                        .anyMatch(entry -> isRegistered(entry.getJsonObject("Service"), instance)));
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
        put("/v1/catalog/register", instance.toCatalog(node, nodeAddress, taggedAddresses));
    }

    /**
     * Removes an instance that was registered with the agent.
     *
     * @param instance the instance
     */
    public void deregister(Instance instance) {
        put("/v1/agent/service/deregister/" + encode(instance.id()), null);
        awaitTrue(
                "deregistration of " + instance.id(),
                () -> health(instance.service()).stream().noneMatch(entry -> hasId(entry, instance)));
    }

    /**
     * Sets the status of an instance that was registered with the agent.
     *
     * @param instance the instance
     * @param status the new status
     */
    public void setCheck(Instance instance, CheckStatus status) {
        put("/v1/agent/check/" + status.verb() + '/' + encode(instance.checkId()), null);
        awaitTrue(
                instance.id() + " to be " + status,
                () -> health(instance.service()).stream()
                        .filter(entry -> hasId(entry, instance))
                        .flatMap(entry -> entry.asJsonObject().getJsonArray("Checks").stream())
                        .map(JsonValue::asJsonObject)
                        .anyMatch(check -> check.getString("CheckID").equals(instance.checkId())
                                && check.getString("Status").equals(status.consulName())));
    }

    /**
     * Waits until queries for another datacenter work.
     *
     * @param datacenter name of a datacenter that this agent or the other has joined
     */
    public void awaitDatacenter(String datacenter) {
        awaitTrue(
                "datacenter " + datacenter,
                () -> !api.get("/v1/catalog/nodes?dc=" + encode(datacenter))
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
        awaitTrue("the agent stops", process::isStopped);
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
        awaitLeader(process, api);
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

    /** The port for the connections between servers of a cluster. */
    int serverPort() {
        return process.ports().server();
    }

    /** Waits until the agent is ready. */
    void awaitReady() {
        awaitLeader(process, api);
        awaitNode();
    }

    private void awaitNode() {
        awaitTrue("own node", () -> !api.get("/v1/catalog/nodes").asJsonArray().isEmpty());
    }

    private JsonArray health(String service) throws IOException {
        return api.get("/v1/health/service/" + encode(service)).asJsonArray();
    }

    private static boolean hasId(JsonValue entry, Instance instance) {
        return entry.asJsonObject().getJsonObject("Service").getString("ID").equals(instance.id());
    }

    private static boolean isRegistered(JsonObject service, Instance instance) {
        return service.getString("ID").equals(instance.id())
                && service.getString("Address").equals(instance.address())
                && service.getInt("Port") == instance.port()
                && service.getJsonObject("Weights").getInt("Passing") == instance.passingWeight()
                && tags(service).equals(instance.tags());
    }

    private static List<String> tags(JsonObject service) {
        return service.isNull("Tags") ? List.of() : service.getJsonArray("Tags").getValuesAs(JsonString::getString);
    }

    private JsonValue put(String path, @Nullable JsonValue body) {
        try {
            return api.put(path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitLeader(AgentProcess process, AgentApi api) {
        awaitTrue("leader", () -> {
            process.assertAlive();
            return api.get("/v1/status/leader") instanceof JsonString leader
                    && !leader.getString().isEmpty();
        });
    }

    /** Creates the management token, and allows the agent to register its node. */
    private static String bootstrapAcls(AgentProcess process, AgentApi api) {
        String[] secret = new String[1];
        awaitTrue("ACLs", () -> {
            process.assertAlive();
            secret[0] = api.put("/v1/acl/bootstrap", null).asJsonObject().getString("SecretID");
            return true;
        });
        api.token(secret[0]);
        awaitTrue("agent token", () -> {
            api.put(
                    "/v1/agent/token/agent",
                    Json.createObjectBuilder().add("Token", secret[0]).build());
            return true;
        });
        return secret[0];
    }

    /** Waits for a condition, which may fail with an I/O error for a while. */
    static void awaitTrue(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(condition);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
