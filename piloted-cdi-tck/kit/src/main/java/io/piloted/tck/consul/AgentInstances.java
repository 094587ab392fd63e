package io.piloted.tck.consul;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The instances of an agent. Each change returns when queries see it. */
final class AgentInstances {

    private final AgentApi api;

    AgentInstances(AgentApi api) {
        this.api = api;
    }

    void register(Instance instance) {
        api.send("PUT", "/v1/agent/service/register", instance.toAgent());
        setCheck(instance, instance.status());
        Awaiting.awaitTrue(
                "registration of " + instance.id(),
                () -> health(instance.service()).stream()
                        .map(JsonValue::asJsonObject)
                        .anyMatch(entry -> isRegistered(entry.getJsonObject("Service"), instance)));
    }

    void registerOnNode(String node, String nodeAddress, Map<String, String> taggedAddresses, Instance instance) {
        api.send("PUT", "/v1/catalog/register", instance.toCatalog(node, nodeAddress, taggedAddresses));
    }

    void deregister(Instance instance) {
        api.send("PUT", "/v1/agent/service/deregister/" + AgentApi.encode(instance.id()), null);
        Awaiting.awaitTrue(
                "deregistration of " + instance.id(),
                () -> health(instance.service()).stream().noneMatch(entry -> hasId(entry, instance)));
    }

    void setCheck(Instance instance, CheckStatus status) {
        api.send("PUT", "/v1/agent/check/" + status.verb() + '/' + AgentApi.encode(instance.checkId()), null);
        Awaiting.awaitTrue(
                instance.id() + " to be " + status,
                () -> health(instance.service()).stream()
                        .filter(entry -> hasId(entry, instance))
                        .flatMap(entry -> entry.asJsonObject().getJsonArray("Checks").stream())
                        .map(JsonValue::asJsonObject)
                        .anyMatch(check -> check.getString("CheckID").equals(instance.checkId())
                                && check.getString("Status").equals(status.consulName())));
    }

    private JsonArray health(String service) throws IOException {
        return api.get("/v1/health/service/" + AgentApi.encode(service)).asJsonArray();
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
}
