package io.piloted.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Consul's settings from the file and the options, without the environment. Immutable. Blank values count as absent.
 *
 * @param address a host name or IP address, possibly with a port or a path, or {@code unix://} and the path of a
 *     socket; a scheme {@code http://} or {@code https://} is removed, and then there is a port; several addresses are
 *     separated by commas, and keep their schemes
 * @param scheme {@code https} or {@code http} if the address began with it, else the value of {@code scheme}
 * @param token the ACL token
 * @param tls the TLS settings
 */
public record ConsulSettings(Optional<String> address, Optional<String> scheme, Optional<String> token, Tls tls) {

    /** No settings. */
    public static final ConsulSettings NONE =
            new ConsulSettings(Optional.empty(), Optional.empty(), Optional.empty(), Tls.NONE);

    /**
     * Checks that nothing is null.
     *
     * @param address a host name or IP address, possibly with a port or a path, or {@code unix://} and the path of a
     *     socket; a scheme {@code http://} or {@code https://} is removed, and then there is a port; several addresses
     *     are separated by commas, and keep their schemes
     * @param scheme {@code https} or {@code http} if the address began with it, else the value of {@code scheme}
     * @param token the ACL token
     * @param tls the TLS settings
     */
    public ConsulSettings {
        requireNonNull(address, "address");
        requireNonNull(scheme, "scheme");
        requireNonNull(token, "token");
        requireNonNull(tls, "tls");
    }

    /** Omits secrets: the token, and the user, password and query of an address. */
    @Override
    public String toString() {
        return "ConsulSettings[address=" + address.map(ConsulSettings::withoutSecrets) + ", scheme=" + scheme
                + ", token=" + token.map(secret -> "***") + ", tls=" + tls + "]";
    }

    private static String withoutSecrets(String address) {
        return address.replaceFirst("(?s)^.*@", "***@").replaceFirst("(?s)[?#].*", "?***");
    }

    /**
     * The TLS settings for Consul. The names are the file's keys in camel case; files have the format PEM. Immutable.
     *
     * @param caFile a file with certificates of trusted authorities
     * @param caPath a directory of such files, used if there is no caFile
     * @param clientCert the client's certificate
     * @param clientKey its private key
     * @param serverName the name that Consul's certificate must have, instead of the address
     * @param verify whether to verify Consul's certificate; empty if not set
     */
    public record Tls(
            Optional<String> caFile,
            Optional<String> caPath,
            Optional<String> clientCert,
            Optional<String> clientKey,
            Optional<String> serverName,
            Optional<Boolean> verify) {

        /** No settings. */
        public static final Tls NONE = new Tls(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /**
         * Checks that nothing is null.
         *
         * @param caFile a file with certificates of trusted authorities
         * @param caPath a directory of such files, used if there is no caFile
         * @param clientCert the client's certificate
         * @param clientKey its private key
         * @param serverName the name that Consul's certificate must have, instead of the address
         * @param verify whether to verify Consul's certificate; empty if not set
         */
        public Tls {
            requireNonNull(caFile, "caFile");
            requireNonNull(caPath, "caPath");
            requireNonNull(clientCert, "clientCert");
            requireNonNull(clientKey, "clientKey");
            requireNonNull(serverName, "serverName");
            requireNonNull(verify, "verify");
        }
    }
}
