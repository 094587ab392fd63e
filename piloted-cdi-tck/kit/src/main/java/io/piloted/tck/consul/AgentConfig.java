package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/** The configuration of one Consul agent. */
final class AgentConfig {

    private String datacenter = "dc1";
    private boolean denyByDefault;
    private @Nullable Integer joinWanPort;
    private @Nullable Certificates certificates;
    private @Nullable ClusterMembership membership;

    void datacenter(String name) {
        datacenter = name;
    }

    void joinWan(int serfWanPort) {
        joinWanPort = serfWanPort;
    }

    void denyByDefault() {
        denyByDefault = true;
    }

    boolean deniesByDefault() {
        return denyByDefault;
    }

    void https(Certificates changed) {
        certificates = changed;
    }

    void memberOf(ClusterMembership changed) {
        membership = changed;
    }

    /** Whether the agent runs in development mode: it keeps everything in memory, and is its own leader. */
    boolean isDevelopment() {
        return membership == null;
    }

    JsonObject toJson(AgentPorts ports) {
        JsonObjectBuilder config = Json.createObjectBuilder()
                .add("datacenter", datacenter)
                .add("node_name", "piloted-" + datacenter)
                .add("bind_addr", "127.0.0.1")
                .add("client_addr", "127.0.0.1")
                .add("log_level", "warn")
                .add("disable_update_check", true)
                .add("disable_remote_exec", true)
                .add("ui", false)
                .add("connect", Json.createObjectBuilder().add("enabled", false))
                .add(
                        "ports",
                        Json.createObjectBuilder()
                                .add("http", ports.http())
                                .add("https", certificates == null ? -1 : ports.https())
                                .add("dns", -1)
                                .add("grpc", -1)
                                .add("server", ports.server())
                                .add("serf_lan", ports.serfLan())
                                .add("serf_wan", ports.serfWan()));
        if (joinWanPort != null) {
            config.add("retry_join_wan", Json.createArrayBuilder().add("127.0.0.1:" + joinWanPort));
            config.add("retry_interval_wan", "1s");
        }
        if (denyByDefault) {
            config.add("acl", Json.createObjectBuilder().add("enabled", true).add("default_policy", "deny"));
        }
        if (certificates != null) {
            config.add("ca_file", certificates.authority().toString());
            config.add("cert_file", certificates.serverCertificate().toString());
            config.add("key_file", certificates.serverKey().toString());
            config.add("verify_incoming_https", true);
        }
        if (membership != null) {
            membership.addTo(config);
        }
        return config.build();
    }
}
