package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cluster of three real Consul servers on loopback for a test. They elect a leader, and keep their data on disk.
 *
 * <p>Instances are registered on nodes without an agent, so their health does not depend on the servers. A change is
 * committed when its method returns, and is retried while the cluster has no leader. Servers other than the leader may
 * show it slightly later. Several threads may make changes.
 */
public final class ConsulCluster implements AutoCloseable {

    private static final int SERVERS = 3;

    private final List<ConsulAgent> servers;

    private ConsulCluster(List<ConsulAgent> servers) {
        this.servers = servers;
    }

    /**
     * Starts three servers of the datacenter {@code dc1}.
     *
     * @return the cluster, with a leader known to all servers
     * @throws IllegalStateException if it does not become ready; the message has a server's log
     */
    public static ConsulCluster start() {
        List<AgentPorts> ports =
                IntStream.range(0, SERVERS).mapToObj(i -> AgentPorts.free()).toList();
        ConsulCluster cluster = new ConsulCluster(new ArrayList<>());
        try {
            for (int i = 0; i < SERVERS; i++) {
                AgentConfig config = new AgentConfig();
                config.memberOf(new ClusterMembership("server-" + i, ports));
                cluster.servers.add(new ConsulAgent(new AgentProcess(config, ports.get(i))));
            }
            cluster.servers.forEach(ConsulAgent::awaitReady);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /**
     * All servers. Each can be frozen, killed and restarted; a killed server keeps its data.
     *
     * @return three, always in the same order
     */
    public List<ConsulAgent> servers() {
        return List.copyOf(servers);
    }

    /**
     * The addresses of the servers' HTTP APIs, in the format of {@code piloted.consul.address}.
     *
     * @return {@code 127.0.0.1:port,127.0.0.1:port,127.0.0.1:port}
     */
    public String addresses() {
        return servers.stream().map(ConsulAgent::address).collect(Collectors.joining(","));
    }

    /**
     * The leader of the cluster; waits until there is one.
     *
     * @return one of {@link #servers}
     */
    public ConsulAgent leader() {
        List<ConsulAgent> found = new ArrayList<>();
        Awaiting.awaitTrue("a leader", () -> {
            anyServer(server -> {
                String leader = ((JsonString) server.api().get("/v1/status/leader")).getString();
                servers.stream()
                        .filter(candidate -> leader.endsWith(":" + candidate.serverPort()))
                        .forEach(found::add);
            });
            return !found.isEmpty();
        });
        return found.get(0);
    }

    /**
     * Registers an instance on its own node without an agent, or changes the instance with the same id.
     *
     * @param instance the instance; its address is also the node's address
     */
    public void register(Instance instance) {
        commit(
                "registration of " + instance.id(),
                server -> server.api()
                        .put("/v1/catalog/register", instance.toCatalog(node(instance), instance.address(), Map.of())));
    }

    /**
     * Removes an instance.
     *
     * @param instance the instance
     */
    public void deregister(Instance instance) {
        commit(
                "deregistration of " + instance.id(),
                server -> server.api()
                        .put(
                                "/v1/catalog/deregister",
                                Json.createObjectBuilder()
                                        .add("Node", node(instance))
                                        .build()));
    }

    /**
     * A snapshot of the cluster's state, like {@code consul snapshot save}.
     *
     * @return an archive for {@link #restore}
     */
    public byte[] snapshot() {
        List<byte[]> saved = new ArrayList<>();
        commit("a snapshot", server -> saved.add(server.api().snapshot()));
        return saved.get(saved.size() - 1);
    }

    /**
     * Restores the cluster's state, like {@code consul snapshot restore}. All running queries end, and indexes continue
     * from the snapshot's index.
     *
     * @param snapshot from {@link #snapshot()}
     */
    public void restore(byte[] snapshot) {
        commit("the snapshot's restoration", server -> server.api().restore(snapshot));
    }

    /** Ends all servers and deletes their files. */
    @Override
    public void close() {
        servers.forEach(ConsulAgent::close);
    }

    private static String node(Instance instance) {
        return "node-" + instance.id();
    }

    /** A request to one server. */
    private interface Request {
        void send(ConsulAgent server) throws IOException;
    }

    private void commit(String what, Request request) {
        Awaiting.awaitTrue(what, () -> {
            anyServer(request);
            return true;
        });
    }

    /**
     * Sends a request to one server after the other, until one succeeds; throws the failure of the last one. Skips a
     * frozen server, because it would process the request later, after other requests.
     */
    private void anyServer(Request request) throws IOException {
        IOException last = new IOException("The cluster has no server");
        for (ConsulAgent server : servers) {
            if (server.isSuspended()) {
                continue;
            }
            try {
                request.send(server);
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }
}
