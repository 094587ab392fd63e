package io.piloted.address;

import java.util.Optional;

/**
 * A host and perhaps a port, as they are written: {@code host}, {@code host:port}, {@code :port}, {@code [IPv6]:port}, or an
 * IPv6 address without a port. Neither is checked.
 *
 * @param host what is written, an IPv6 address in brackets; empty if nothing is
 * @param port what is written after the colon; empty without a colon
 */
public record HostAndPort(String host, Optional<String> port) {

    public static HostAndPort parse(String text) {
        boolean isIpv6 = !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
        int colon = isIpv6 ? -1 : text.indexOf(':', text.lastIndexOf(']') + 1);
        return colon < 0
                ? new HostAndPort(isIpv6 ? bracketed(text) : text, Optional.empty())
                : new HostAndPort(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
    }

    /** A host as it stands before a port: an IPv6 address in brackets. */
    public static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
    }

    public String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
