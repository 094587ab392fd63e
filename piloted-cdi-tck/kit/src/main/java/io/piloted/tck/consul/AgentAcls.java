package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The tokens of an agent with ACLs. */
final class AgentAcls {

    private final AgentApi api;
    private @Nullable String managementToken;

    AgentAcls(AgentApi api) {
        this.api = api;
    }

    String managementToken() {
        if (managementToken == null) {
            throw new IllegalStateException("This agent was started without denyByDefault()");
        }
        return managementToken;
    }

    String createToken(String rules) {
        String policy = "policy-" + Integer.toHexString(rules.hashCode()) + '-' + System.nanoTime();
        api.send(
                "PUT",
                "/v1/acl/policy",
                Json.createObjectBuilder()
                        .add("Name", policy)
                        .add("Rules", rules)
                        .build());
        JsonObject token = api.send(
                        "PUT",
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

    /** Creates the management token, and gives the agent itself permission to register its node. */
    void bootstrap(AgentProcess process) {
        String[] secret = new String[1];
        Awaiting.awaitTrue("ACLs", () -> {
            process.assertAlive();
            secret[0] = api.put("/v1/acl/bootstrap", null).asJsonObject().getString("SecretID");
            return true;
        });
        api.token(secret[0]);
        Awaiting.awaitTrue("agent token", () -> {
            api.put(
                    "/v1/agent/token/agent",
                    Json.createObjectBuilder().add("Token", secret[0]).build());
            return true;
        });
        managementToken = secret[0];
    }
}
