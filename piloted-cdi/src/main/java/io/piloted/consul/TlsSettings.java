package io.piloted.consul;

import java.util.Optional;

/**
 * What TLS to Consul is made of; paths of PEM files.
 *
 * @param cafile authorities to believe, instead of the JVM's
 * @param capath directory of such files; {@code cafile} goes before it
 * @param clientcert the client's certificate and those between it and its authority
 * @param clientkey the key of the client's certificate
 * @param servername the name the server must prove, instead of the host it was reached by
 * @param verify whether the server must prove anything
 */
record TlsSettings(
        Optional<String> cafile,
        Optional<String> capath,
        Optional<String> clientcert,
        Optional<String> clientkey,
        Optional<String> servername,
        boolean verify) {}
