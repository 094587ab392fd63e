package io.piloted.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the file and the options say about Consul, and nothing that the environment says. Immutable. Blank values count as
 * absent.
 *
 * @param address host name or IP address, possibly with a port or a path, or {@code unix://} and the path of a socket;
 *     without {@code http://} or {@code https://} before it, but then with the port; or several between commas, with them
 * @param scheme {@code https} or {@code http} if the address began with it, else the value of {@code scheme}
 * @param token the ACL token
 * @param tls how to speak TLS
 */
public record ConsulSettings(Optional<String> address, Optional<String> scheme, Optional<String> token, Tls tls) {

    /** What a file says that has nothing about Consul. */
    public static final ConsulSettings NONE =
            new ConsulSettings(Optional.empty(), Optional.empty(), Optional.empty(), Tls.NONE);

    /**
     * Checks for null.
     *
     * @param address host name or IP address, possibly with a port or a path, or {@code unix://} and the path of a socket;
     *     without {@code http://} or {@code https://} before it, but then with the port; or several between commas, with them
     * @param scheme {@code https} or {@code http} if the address began with it, else the value of {@code scheme}
     * @param token the ACL token
     * @param tls how to speak TLS
     */
    public ConsulSettings {
        requireNonNull(address, "address");
        requireNonNull(scheme, "scheme");
        requireNonNull(token, "token");
        requireNonNull(tls, "tls");
    }

    /** All but the secrets: neither the token nor the user, password and query of an address are shown. */
    @Override
    public String toString() {
        return "ConsulSettings[address=" + address.map(ConsulSettings::withoutSecrets) + ", scheme=" + scheme
                + ", token=" + token.map(secret -> "***") + ", tls=" + tls + "]";
    }

    private static String withoutSecrets(String address) {
        return address.replaceFirst("(?s)^.*@", "***@").replaceFirst("(?s)[?#].*", "?***");
    }

    /**
     * The {@code tls} of Consul's settings, with the keys of the file in camel case; files are PEM. Immutable.
     *
     * @param caFile certificates of the authorities to trust
     * @param caPath directory of such files, used if there is no caFile
     * @param clientCert certificate to identify with
     * @param clientKey its private key
     * @param serverName name that Consul's certificate must have, instead of the address
     * @param verify whether to verify Consul's certificate; empty if the file does not say
     */
    public record Tls(
            Optional<String> caFile,
            Optional<String> caPath,
            Optional<String> clientCert,
            Optional<String> clientKey,
            Optional<String> serverName,
            Optional<Boolean> verify) {

        /** What a file says that has nothing about TLS. */
        public static final Tls NONE = new Tls(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /**
         * Checks for null.
         *
         * @param caFile certificates of the authorities to trust
         * @param caPath directory of such files, used if there is no caFile
         * @param clientCert certificate to identify with
         * @param clientKey its private key
         * @param serverName name that Consul's certificate must have, instead of the address
         * @param verify whether to verify Consul's certificate; empty if the file does not say
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
