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
 * Three real Consul servers on loopback that elect a leader and keep their data on disk; they live as long as a test.
 *
 * <p>What is registered here belongs to nodes without an agent, so its health does not depend on whether a server is
 * alive. A change has been committed when its method returns: it is retried while the cluster has no leader. Servers
 * other than the leader may show it a moment later. Several threads may make changes.
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
     * @return the cluster, with a leader that all servers know
     * @throws IllegalStateException if it does not get ready; the message carries a server's log
     */
    public static ConsulCluster start() {
        List<AgentPorts> ports =
                IntStream.range(0, SERVERS).mapToObj(i -> AgentPorts.free()).toList();
        ConsulCluster cluster = new ConsulCluster(new ArrayList<>());
        try {
            for (int i = 0; i < SERVERS; i++) {
                AgentConfig config = new AgentConfig();
                config.memberOf(new ClusterMembership("server-" + i, ports));
                cluster.servers.add(ConsulAgent.member(new AgentProcess(config, ports.get(i))));
            }
            cluster.servers.forEach(ConsulAgent::awaitReady);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /**
     * All servers, to be frozen, killed and restarted one by one; a killed one still has its data.
     *
     * @return three, always in the same order
     */
    public List<ConsulAgent> servers() {
        return List.copyOf(servers);
    }

    /**
     * Where the servers' HTTP APIs listen, as the option {@code piloted.consul.address} or a ContainerPilot file has it.
     *
     * @return {@code 127.0.0.1:port,127.0.0.1:port,127.0.0.1:port}
     */
    public String addresses() {
        return servers.stream().map(ConsulAgent::address).collect(Collectors.joining(","));
    }

    /**
     * The server that leads the cluster; waits until there is one.
     *
     * @return one of {@link #servers}
     */
    public ConsulAgent leader() {
        List<ConsulAgent> found = new ArrayList<>();
        ConsulAgent.awaitTrue("a leader", () -> {
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
     * Registers an instance, or changes the one of the same id, on a node of its own without an agent.
     *
     * @param instance the instance; its address is that of the node too
     */
    public void register(Instance instance) {
        commit(
                "registration of " + instance.id(),
                server -> server.api()
                        .put("/v1/catalog/register", instance.toCatalog(node(instance), instance.address(), Map.of())));
    }

    /**
     * Takes an instance away.
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
     * Everything that the cluster knows, as {@code consul snapshot save} has it.
     *
     * @return an archive for {@link #restore}
     */
    public byte[] snapshot() {
        List<byte[]> saved = new ArrayList<>();
        commit("a snapshot", server -> saved.add(server.api().snapshot()));
        return saved.get(saved.size() - 1);
    }

    /**
     * Makes the cluster know what a snapshot holds and nothing else, as {@code consul snapshot restore} does: all running
     * queries are abandoned, and indexes continue from that of the snapshot.
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
        ConsulAgent.awaitTrue(what, () -> {
            anyServer(request);
            return true;
        });
    }

    /**
     * Asks one server after the other until one succeeds; throws what the last one failed with. A frozen one is not asked:
     * it would carry out the request when it goes on, after later ones.
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
