package io.piloted.consul;

import io.piloted.config.ConsulSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A digest of the files that TLS settings name, which tells whether a certificate was replaced under the same name. */
final class TlsFingerprint {

    /** Stands for a file that cannot be read; {@link Tls} reports the error. */
    private static final byte[] UNREADABLE = {0};

    private final MessageDigest digest;

    private TlsFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // cannot happen: every JVM supports it
        }
    }

    static String fingerprint(ConsulSettings.Tls settings) {
        TlsFingerprint files = new TlsFingerprint();
        Stream.of(settings.caFile(), settings.caPath(), settings.clientCert(), settings.clientKey())
                .forEach(file -> file.ifPresent(files::add));
        return HexFormat.of().formatHex(files.digest.digest());
    }

    private void add(String location) {
        try {
            for (Path file : files(Path.of(location))) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            digest.update(UNREADABLE);
        }
    }

    /** The file itself, or the files of a directory. */
    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
