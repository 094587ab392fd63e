package io.piloted;

import static java.util.Objects.requireNonNull;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbTransient;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/**
 * One instance of a service: its address and port, and its properties in Consul. Immutable and serializable, so it can
 * be kept in a session. JSON-B and Jackson can write and read it; its JSON contains exactly the components.
 *
 * @param address host name or IP address, never blank; brackets are removed
 * @param port TCP port, 0 to 65535; 0 if the catalog has none
 * @param id Consul's service id ({@code Service.ID}); empty if the catalog has none
 * @param tags the service's tags ({@code Service.Tags}), in the catalog's order; empty if there are none
 * @param meta the service's metadata ({@code Service.Meta}); empty if there is none
 * @param node name of the node that runs it ({@code Node.Node}); empty if the catalog has none
 * @param datacenter name of its datacenter ({@code Node.Datacenter}); empty if the catalog has none
 * @param weight its share of the picks relative to the other endpoints, at least 1 ({@code Service.Weights.Passing};
 *     with {@code piloted.consul.passing=false}, {@code Service.Weights.Warning} for an instance in the state warning)
 * @param ports the named ports ({@code Service.Ports} of Consul 1.22 and later), each 1 to 65535; {@code port} is
 *     usually one of them; empty if there are none
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/health#list-service-instances-for-service">Consul: List
 *     service instances</a>
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone knows no @serial of a type; javadoc wants it
public record Endpoint(
        String address,
        int port,
        String id,
        List<String> tags,
        Map<String, String> meta,
        String node,
        String datacenter,
        int weight,
        Map<String, Integer> ports)
        implements Serializable {

    /** The highest port. */
    public static final int MAX_PORT = 65_535;

    /**
     * Checks and copies the values. Null counts as empty, except for the address, because some JSON mappers omit empty
     * values.
     *
     * @param address host name or IP address, never blank; brackets are removed
     * @param port TCP port, 0 to 65535; 0 if the catalog has none
     * @param id Consul's service id ({@code Service.ID}); empty if the catalog has none
     * @param tags the service's tags ({@code Service.Tags}), in the catalog's order; empty if there are none
     * @param meta the service's metadata ({@code Service.Meta}); empty if there is none
     * @param node name of the node that runs it ({@code Node.Node}); empty if the catalog has none
     * @param datacenter name of its datacenter ({@code Node.Datacenter}); empty if the catalog has none
     * @param weight its share of the picks relative to the other endpoints, at least 1
     *     ({@code Service.Weights.Passing}; with {@code piloted.consul.passing=false}, {@code Service.Weights.Warning}
     *     for an instance in the state warning)
     * @param ports the named ports ({@code Service.Ports} of Consul 1.22 and later), each 1 to 65535; {@code port} is
     *     usually one of them; empty if there are none
     * @throws IllegalArgumentException if the address {@linkplain #isHost is invalid}, a port is out of range, or the
     *     weight is below 1
     */
    @JsonbCreator // Yasson does not choose between two constructors
    public Endpoint {
        if (!isHost(requireNonNull(address, "address"))) {
            throw new IllegalArgumentException("address must be a host name or IP address, not '" + address + "'");
        }
        address = withoutBrackets(address);
        requirePort("port", port, 0);
        id = id == null ? "" : id;
        tags = tags == null ? List.of() : List.copyOf(tags);
        meta = meta == null ? Map.of() : Map.copyOf(meta);
        node = node == null ? "" : node;
        datacenter = datacenter == null ? "" : datacenter;
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be at least 1, not " + weight);
        }
        ports = ports == null ? Map.of() : Map.copyOf(ports);
        ports.forEach((name, number) -> requirePort("port '" + name + "'", number, 1));
    }

    private static void requirePort(String name, int port, int min) {
        if (port < min || port > MAX_PORT) {
            throw new IllegalArgumentException(name + " must be " + min + " to " + MAX_PORT + ", not " + port);
        }
    }

    /**
     * Creates an endpoint without named ports.
     *
     * @param address host name or IP address, never blank; brackets are removed
     * @param port TCP port, 0 to 65535; 0 if the catalog has none
     * @param id Consul's service id; empty if the catalog has none
     * @param tags the service's tags, in the catalog's order; empty if there are none
     * @param meta the service's metadata; empty if there is none
     * @param node name of the node that runs it; empty if the catalog has none
     * @param datacenter name of its datacenter; empty if the catalog has none
     * @param weight its share of the picks relative to the other endpoints, at least 1
     * @throws IllegalArgumentException if the address {@linkplain #isHost is invalid}, the port is out of range, or the
     *     weight is below 1
     */
    public Endpoint(
            String address,
            int port,
            String id,
            List<String> tags,
            Map<String, String> meta,
            String node,
            String datacenter,
            int weight) {
        this(address, port, id, tags, meta, node, datacenter, weight, Map.of());
    }

    /**
     * Creates an endpoint with only address and port. Its weight is 1, and everything else is empty.
     *
     * @param address host name or IP address, without brackets
     * @param port TCP port, 0 to 65535
     * @return the endpoint
     * @throws IllegalArgumentException if the address {@linkplain #isHost is invalid} or the port out of range
     */
    public static Endpoint of(String address, int port) {
        return new Endpoint(address, port, "", List.of(), Map.of(), "", "", 1);
    }

    /**
     * A copy with another port.
     *
     * @param port TCP port, 0 to 65535, for example one of {@link #ports}
     * @return the copy
     * @throws IllegalArgumentException if the port is out of range
     */
    public Endpoint withPort(int port) {
        return new Endpoint(address, port, id, tags, meta, node, datacenter, weight, ports);
    }

    /**
     * A copy with another id.
     *
     * @param id the service id
     * @return the copy
     */
    public Endpoint withId(String id) {
        return new Endpoint(address, port, id, tags, meta, node, datacenter, weight, ports);
    }

    /**
     * A copy with other tags.
     *
     * @param tags the new tags
     * @return the copy
     */
    public Endpoint withTags(List<String> tags) {
        return new Endpoint(address, port, id, tags, meta, node, datacenter, weight, ports);
    }

    /**
     * A copy with other metadata.
     *
     * @param meta the new metadata
     * @return the copy
     */
    public Endpoint withMeta(Map<String, String> meta) {
        return new Endpoint(address, port, id, tags, meta, node, datacenter, weight, ports);
    }

    /**
     * A copy with another weight.
     *
     * @param weight the weight, at least 1
     * @return the copy
     * @throws IllegalArgumentException if the weight is below 1
     */
    public Endpoint withWeight(int weight) {
        return new Endpoint(address, port, id, tags, meta, node, datacenter, weight, ports);
    }

    /**
     * A copy with other named ports and the same port.
     *
     * @param ports the new named ports, each 1 to 65535
     * @return the copy
     * @throws IllegalArgumentException if a port is out of range
     */
    public Endpoint withPorts(Map<String, Integer> ports) {
        return new Endpoint(address, port, id, tags, meta, node, datacenter, weight, ports);
    }

    /**
     * Whether a text is valid as an address. It must not contain white space, invisible characters, or characters that
     * end the host in a URI. It may contain colons only if it is an IPv6 address, which may be in brackets. Does not
     * resolve the name.
     *
     * @param text any text
     * @return for example false for {@code host:80}, {@code http://host} and the empty text
     */
    public static boolean isHost(String text) {
        String bare = withoutBrackets(text);
        return bare.indexOf(':') < 0 ? isName(bare) : isIpv6(bare);
    }

    private static String withoutBrackets(String address) {
        boolean bracketed = address.startsWith("[") && address.endsWith("]");
        return bracketed ? address.substring(1, address.length() - 1) : address;
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
            if (!usual && !isInName(text.codePointAt(i))) {
                return false;
            }
            i += Character.isHighSurrogate(c) ? 1 : 0;
        }
        return !text.isEmpty();
    }

    /** Excludes characters that end a host in a URI, and invisible ones, which could make two names look the same. */
    private static boolean isInName(int character) {
        return "/?#@[]\\<>%:,;\"'`{}|^".indexOf(character) < 0
                && !Character.isSpaceChar(character)
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE -> false;
                    default -> true;
                };
    }

    private static boolean isIpv6(String text) {
        int zone = text.indexOf('%');
        String number = zone < 0 ? text : text.substring(0, zone);
        return number.indexOf(':') != number.lastIndexOf(':')
                && number.chars().allMatch(c -> c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0))
                && (zone < 0 || isName(text.substring(zone + 1)));
    }

    /**
     * Address and port as in a URI.
     *
     * @return {@code host:port}; for IPv6 {@code [::1]:80}, and with a zone {@code [fe80::1%eth0]:80}, as Java's URIs
     *     and clients write it
     */
    @JsonbTransient // Johnzon treats each method without parameters as a property
    public String hostAndPort() {
        return uriHost() + ':' + port;
    }

    /**
     * The root of this endpoint as a URI. If the name contains an underscore, {@link URI#getHost()} is null, because
     * {@link URI} does not accept the name as a host; the authority is still correct. Not all clients support that.
     *
     * @param scheme the scheme, for example {@code http}
     * @return {@code scheme://host:port}
     * @throws IllegalArgumentException if scheme and address do not form a URI
     */
    public URI uri(String scheme) {
        try {
            return new URI(requireNonNull(scheme, "scheme") + "://" + hostAndPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Address and port for a socket. Does not resolve the name.
     *
     * @return an unresolved address; the name is resolved at each connection
     */
    @JsonbTransient
    public InetSocketAddress socketAddress() {
        return InetSocketAddress.createUnresolved(address, port);
    }

    /** Uses all components, because many endpoints may differ in only one. */
    @Override
    public int hashCode() {
        int hash = address.hashCode();
        hash = 31 * hash + port;
        hash = 31 * hash + id.hashCode();
        hash = 31 * hash + tags.hashCode();
        hash = 31 * hash + meta.hashCode();
        hash = 31 * hash + node.hashCode();
        hash = 31 * hash + datacenter.hashCode();
        hash = 31 * hash + weight;
        return 31 * hash + ports.hashCode();
    }

    private String uriHost() {
        return address.indexOf(':') < 0 ? address : '[' + address + ']';
    }
}
