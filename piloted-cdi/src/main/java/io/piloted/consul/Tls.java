package io.piloted.consul;

import io.piloted.config.ConsulSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A factory of an SSL context from TLS settings. It does not change the JVM's own settings. */
final class Tls {

    /** Empty, because the key store exists only in memory. */
    private static final char[] PASSWORD = new char[0];

    private final ConsulSettings.Tls settings;

    Tls(ConsulSettings.Tls settings) {
        this.settings = settings;
    }

    /**
     * Reads the files.
     *
     * @throws io.piloted.PilotedException if a file cannot be used
     */
    SSLContext context() {
        requireBoth("clientcert", settings.clientCert(), "clientkey", settings.clientKey());
        requireBoth("clientkey", settings.clientKey(), "clientcert", settings.clientCert());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw Messages.MESSAGES.noTls(e);
        }
    }

    private static void requireBoth(String name, Optional<String> given, String otherName, Optional<String> other) {
        if (given.isPresent() && other.isEmpty()) {
            throw Messages.MESSAGES.half(name, otherName);
        }
    }

    private KeyManager @Nullable [] keyManagers() throws GeneralSecurityException, IOException {
        if (settings.clientCert().isEmpty() || settings.clientKey().isEmpty()) {
            return null;
        }
        Path certificateFile = Path.of(settings.clientCert().get());
        Path keyFile = Path.of(settings.clientKey().get());
        List<X509Certificate> chain = PemCertificates.inFile("clientcert", certificateFile);
        PrivateKey key = PemKey.inFile("clientkey", keyFile, chain.get(0).getPublicKey());
        if (!PemKey.belongTogether(key, chain.get(0).getPublicKey())) {
            throw Messages.MESSAGES.foreignKey("clientkey", keyFile, certificateFile);
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("client", key, PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trustManagers() throws GeneralSecurityException, IOException {
        if (!settings.verify().orElse(true)) {
            return new TrustManager[] {new TrustAll()};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        // Null selects the JVM's own authorities.
        factory.init(authorities());
        TrustManager[] managers = factory.getTrustManagers();
        return settings.serverName().isEmpty()
                ? managers
                : Arrays.stream(managers)
                        .filter(X509TrustManager.class::isInstance)
                        .map(chain -> new ServerNameTrust(
                                (X509TrustManager) chain, settings.serverName().get()))
                        .toArray(TrustManager[]::new);
    }

    private @Nullable KeyStore authorities() throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates;
        if (settings.caFile().isPresent()) {
            certificates =
                    PemCertificates.inFile("cafile", Path.of(settings.caFile().get()));
        } else if (settings.caPath().isPresent()) {
            certificates = PemCertificates.inDirectory(
                    "capath", Path.of(settings.caPath().get()));
        } else {
            return null;
        }
        KeyStore store = emptyStore();
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
