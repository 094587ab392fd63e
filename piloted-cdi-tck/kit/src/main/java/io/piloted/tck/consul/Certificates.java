package io.piloted.tck.consul;

import io.piloted.tck.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority with one server and one client certificate, all PEM, made by {@code consul tls}. The server's
 * names are {@code server.dc1.consul}, {@code localhost} and {@code 127.0.0.1}; the keys are EC in SEC 1 form.
 *
 * @param directory where the files are
 */
public record Certificates(Path directory) implements AutoCloseable {

    private static final Duration TIMEOUT = Patience.LIMIT;

    /**
     * Makes new ones in a temporary directory.
     *
     * @return the certificates, to be closed
     */
    public static Certificates create() {
        try {
            Path directory = Files.createTempDirectory("piloted-certificates");
            consul(directory, "ca", "create");
            consul(directory, "cert", "create", "-server");
            consul(directory, "cert", "create", "-client");
            return new Certificates(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The authority's certificate.
     *
     * @return a PEM file
     */
    public Path authority() {
        return directory.resolve("consul-agent-ca.pem");
    }

    /**
     * The server's certificate.
     *
     * @return a PEM file
     */
    public Path serverCertificate() {
        return directory.resolve("dc1-server-consul-0.pem");
    }

    /**
     * The server's key.
     *
     * @return a PEM file
     */
    public Path serverKey() {
        return directory.resolve("dc1-server-consul-0-key.pem");
    }

    /**
     * The client's certificate.
     *
     * @return a PEM file
     */
    public Path clientCertificate() {
        return directory.resolve("dc1-client-consul-0.pem");
    }

    /**
     * The client's key.
     *
     * @return a PEM file
     */
    public Path clientKey() {
        return directory.resolve("dc1-client-consul-0-key.pem");
    }

    /** Deletes the files. */
    @Override
    public void close() {
        try {
            ConsulBinary.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void consul(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ConsulBinary.path().toString(), "tls"));
        command.addAll(List.of(arguments));
        Command.run(directory, TIMEOUT, command);
    }
}
