package io.piloted.consul;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.X509TrustManager;

/**
 * A trust manager that accepts servers whose certificate has a configured name, instead of the name of the host. As in
 * Go, only subject alternative names count, not the common name.
 */
final class ServerNameTrust extends ServerTrust {

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final X509TrustManager chains;
    private final String name;

    ServerNameTrust(X509TrustManager chains, String name) {
        this.chains = chains;
        this.name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        // Without a socket or an engine, the JDK does not compare the certificate with the host.
        chains.checkServerTrusted(chain, authType);
        Collection<List<?>> names = chain[0].getSubjectAlternativeNames();
        if (names == null || names.stream().noneMatch(this::matches)) {
            throw new CertificateException("the certificate is not for the server name '%s' but for %s"
                    .formatted(
                            name,
                            names == null
                                    ? "none"
                                    : names.stream().map(this::text).toList()));
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chains.getAcceptedIssuers();
    }

    private String text(List<?> alternativeName) {
        return String.valueOf(alternativeName.get(1));
    }

    /** Compares parsed addresses, because an IPv6 address can be written in several ways. */
    private boolean isSameAddress(String text) {
        try {
            return InetAddress.getByName(text).equals(InetAddress.getByName(name));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean matches(List<?> alternativeName) {
        String text = text(alternativeName).toLowerCase(Locale.ROOT);
        return switch ((Integer) alternativeName.get(0)) {
            case DNS_NAME -> text.equals(name) || matchesWildcard(text);
            case IP_ADDRESS -> text.equals(name) || (name.indexOf(':') >= 0 && isSameAddress(text));
            default -> false;
        };
    }

    /** A star may only stand for the whole first label (RFC 6125). */
    private boolean matchesWildcard(String pattern) {
        int dot = name.indexOf('.');
        return pattern.startsWith("*.") && dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }
}
