package io.piloted.address;

import java.util.Optional;

/**
 * A host with an optional port, parsed from text: {@code host}, {@code host:port}, {@code :port}, {@code [IPv6]:port},
 * or an IPv6 address without a port. Parsing does not validate the host or the port. Immutable.
 *
 * @param host the host; an IPv6 address has brackets; empty if the text has no host
 * @param port the text after the colon; empty if there is no colon
 */
public record HostAndPort(String host, Optional<String> port) {

    public static HostAndPort parse(String text) {
        boolean isIpv6 = !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
        int colon = isIpv6 ? -1 : text.indexOf(':', text.lastIndexOf(']') + 1);
        return colon < 0
                ? new HostAndPort(isIpv6 ? bracketed(text) : text, Optional.empty())
                : new HostAndPort(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }

    /** Returns the host in the form that a port may follow: an IPv6 address gets brackets. */
    public static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
    }

    public String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
