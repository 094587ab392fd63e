package io.piloted.consul;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A reader of X.509 certificates in PEM files. */
final class PemCertificates {

    private static final Set<String> LABELS = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private PemCertificates() {}

    /** All certificates of a file, in order, at least one. */
    static List<X509Certificate> inFile(String setting, Path file) {
        List<X509Certificate> certificates = all(setting, file);
        if (certificates.isEmpty()) {
            throw Messages.MESSAGES.noCertificate(setting, file);
        }
        return certificates;
    }

    /** All certificates of the files below a directory, at least one. Ignores files without certificates. */
    static List<X509Certificate> inDirectory(String setting, Path directory) {
        List<X509Certificate> certificates = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> certificates.addAll(all(setting, file)));
        } catch (IOException | UncheckedIOException e) { // a file or folder that the walk cannot read
            ShownPath path = new ShownPath(directory.toString(), e);
            throw Messages.MESSAGES.unreadable(setting, path, path.cause());
        }
        if (certificates.isEmpty()) {
            throw Messages.MESSAGES.noCertificate(setting, directory);
        }
        return certificates;
    }

    private static List<X509Certificate> all(String setting, Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Pem block : Pem.inFile(setting, file)) {
            if (LABELS.contains(block.label())) {
                certificates.add(certificate(setting, file, block));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(String setting, Path file, Pem block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw Messages.MESSAGES.badCertificate(setting, file, e);
        }
    }
}
