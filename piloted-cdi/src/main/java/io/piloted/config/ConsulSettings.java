package io.piloted.config;

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

    /** Strips white space around each value; a blank value becomes empty. */
    public ConsulSettings {
        address = Tls.present(address);
        scheme = Tls.present(scheme);
        token = Tls.present(token);
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
     * The TLS settings for Consul. The names are the file's keys in camel case; files have the format PEM. Blank values
     * count as absent. Immutable.
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

        /** Strips white space around each value; a blank value becomes empty. */
        public Tls {
            caFile = present(caFile);
            caPath = present(caPath);
            clientCert = present(clientCert);
            clientKey = present(clientKey);
            serverName = present(serverName);
        }

        /** Strips white space around the value; a blank value becomes empty. */
        static Optional<String> present(Optional<String> value) {
            return value.map(String::strip).filter(text -> !text.isEmpty());
        }

        /** {@return these settings; each absent value is replaced by the value of the others} */
        public Tls or(Tls others) {
            return new Tls(
                    caFile.or(others::caFile),
                    caPath.or(others::caPath),
                    clientCert.or(others::clientCert),
                    clientKey.or(others::clientKey),
                    serverName.or(others::serverName),
                    verify.or(others::verify));
        }

        /** {@return these settings with another value of {@code verify}} */
        public Tls withVerify(Optional<Boolean> verify) {
            return new Tls(caFile, caPath, clientCert, clientKey, serverName, verify);
        }
    }
}
