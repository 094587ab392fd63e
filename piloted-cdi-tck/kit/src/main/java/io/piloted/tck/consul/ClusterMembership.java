package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What a server's configuration says about the cluster that it is part of. */
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
                // Elections within a second or two, as on production servers.
                .add("performance", Json.createObjectBuilder().add("raft_multiplier", 1))
                .add("autopilot", Json.createObjectBuilder().add("cleanup_dead_servers", false));
    }
}
