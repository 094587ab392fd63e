package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The part of a server's configuration about its cluster. */
record ClusterMembership(String name, List<AgentPorts> servers) {

    void addTo(JsonObjectBuilder config) {
        config.add("node_name", name)
                .add("server", true)
                .add("bootstrap_expect", servers.size())
                .add(
                        "retry_join",
                        Json.createArrayBuilder(servers.stream()
                                .map(ports -> "127.0.0.1:" + ports.serfLan())
                                .toList()))
                .add("retry_interval", "1s")
                // The value for production servers: elections take a second or two.
                .add("performance", Json.createObjectBuilder().add("raft_multiplier", 1))
                .add("autopilot", Json.createObjectBuilder().add("cleanup_dead_servers", false));
    }
}
