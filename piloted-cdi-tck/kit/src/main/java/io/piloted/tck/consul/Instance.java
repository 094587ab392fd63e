package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/**
 * An instance of a service to register. Immutable; methods {@code with…} return changed copies.
 *
 * @param service name of the service
 * @param id id of this instance, unique on its agent
 * @param address its address; empty for the address of its node
 * @param port its port, 0 for none
 * @param tags its tags
 * @param meta its metadata
 * @param passingWeight its weight while passing
 * @param warningWeight its weight while warning
 * @param status the initial status of its health check
 */
public record Instance(
        String service,
        String id,
        String address,
        int port,
        List<String> tags,
        Map<String, String> meta,
        int passingWeight,
        int warningWeight,
        CheckStatus status) {

    /**
     * Copies the collections.
     *
     * @param service name of the service
     * @param id id of this instance, unique on its agent
     * @param address its address; empty for the address of its node
     * @param port its port, 0 for none
     * @param tags its tags
     * @param meta its metadata
     * @param passingWeight its weight while passing
     * @param warningWeight its weight while warning
     * @param status the initial status of its health check
     */
    public Instance {
        tags = List.copyOf(tags);
        meta = Map.copyOf(meta);
    }

    /**
     * Creates a passing instance on 127.0.0.1, whose id consists of service and port.
     *
     * @param service name of the service
     * @param port its port
     * @return the instance
     */
    public static Instance of(String service, int port) {
        return new Instance(
                service, service + '-' + port, "127.0.0.1", port, List.of(), Map.of(), 1, 1, CheckStatus.PASSING);
    }

    /**
     * Changes the id.
     *
     * @param changed the new id
     * @return the changed copy
     */
    public Instance withId(String changed) {
        return new Instance(service, changed, address, port, tags, meta, passingWeight, warningWeight, status);
    }

    /**
     * Changes the address.
     *
     * @param changed the new address; empty for the node's
     * @return the changed copy
     */
    public Instance withAddress(String changed) {
        return new Instance(service, id, changed, port, tags, meta, passingWeight, warningWeight, status);
    }

    /**
     * Changes the tags.
     *
     * @param changed the new tags
     * @return the changed copy
     */
    public Instance withTags(String... changed) {
        return new Instance(service, id, address, port, List.of(changed), meta, passingWeight, warningWeight, status);
    }

    /**
     * Changes the metadata.
     *
     * @param changed the new metadata
     * @return the changed copy
     */
    public Instance withMeta(Map<String, String> changed) {
        return new Instance(service, id, address, port, tags, changed, passingWeight, warningWeight, status);
    }

    /**
     * Changes the weights.
     *
     * @param passing the weight while passing
     * @param warning the weight while warning
     * @return the changed copy
     */
    public Instance withWeights(int passing, int warning) {
        return new Instance(service, id, address, port, tags, meta, passing, warning, status);
    }

    /**
     * Changes the initial status of the health check.
     *
     * @param changed the new status
     * @return the changed copy
     */
    public Instance withStatus(CheckStatus changed) {
        return new Instance(service, id, address, port, tags, meta, passingWeight, warningWeight, changed);
    }

    String checkId() {
        return "check-" + id;
    }

    /** The body for {@code /v1/agent/service/register}, with a TTL check whose status only the test changes. */
    JsonObject toAgent() {
        return definition("Name")
                .add(
                        "Check",
                        Json.createObjectBuilder()
                                .add("CheckID", checkId())
                                .add("TTL", "24h")
                                .add("Status", status.consulName()))
                .build();
    }

    /** The body for {@code /v1/catalog/register}, on a node without an agent. */
    JsonObject toCatalog(String node, String nodeAddress, Map<String, String> taggedAddresses) {
        JsonObjectBuilder tagged = Json.createObjectBuilder();
        taggedAddresses.forEach(tagged::add);
        return Json.createObjectBuilder()
                .add("Node", node)
                .add("Address", nodeAddress)
                .add("TaggedAddresses", tagged)
                .add("Service", definition("Service"))
                .add(
                        "Check",
                        Json.createObjectBuilder()
                                .add("CheckID", checkId())
                                .add("Name", checkId())
                                .add("ServiceID", id)
                                .add("Status", status.consulName()))
                .build();
    }

    private JsonObjectBuilder definition(String nameKey) {
        JsonObjectBuilder metadata = Json.createObjectBuilder();
        meta.forEach(metadata::add);
        return Json.createObjectBuilder()
                .add(nameKey, service)
                .add("ID", id)
                .add("Address", address)
                .add("Port", port)
                .add("Tags", Json.createArrayBuilder(tags))
                .add("Meta", metadata)
                .add(
                        "Weights",
                        Json.createObjectBuilder().add("Passing", passingWeight).add("Warning", warningWeight));
    }
}
