package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.config.ConsulSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of PEM files in the formats of various tools (C3.1). */
class PemTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, PRIVATE KEY",
        "RSA, 2048, RSA PRIVATE KEY",
        "RSASSA-PSS, 2048, PRIVATE KEY",
        "EC,  256,  PRIVATE KEY",
        "EC,  256,  EC PRIVATE KEY",
        "EC,  521,  EC PRIVATE KEY",
        "Ed25519, 255, PRIVATE KEY",
    })
    void key_ofEveryForm_isRead(String algorithm, int size, String label) throws Exception {
        KeyPair pair = pair(algorithm, size);
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] der = label.equals("PRIVATE KEY") ? pkcs8 : inner(pkcs8);
        Path file = pem("Bag Attributes: -----\n", "EC PARAMETERS", new byte[] {5, 0}, label, der);
        assertThat(PemKey.inFile("clientkey", file, pair.getPublic())).isEqualTo(pair.getPrivate());
        assertThat(PemKey.belongTogether(pair.getPrivate(), pair.getPublic())).isTrue();
        assertThat(PemKey.belongTogether(
                        pair.getPrivate(), pair(algorithm, size).getPublic()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
                        + "-----END RSA PRIVATE KEY-----",
            })
    void key_thatIsEncrypted_failsAndSaysHowToDecryptIt(String text) throws Exception {
        assertKeyFails(text, "PILOT02024", "openssl pkey -in ");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                                                PILOT02023",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----,          PILOT02023",
        "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----,          PILOT02025",
        "-----BEGIN PRIVATE KEY-----A-----END PRIVATE KEY-----,             PILOT02025",
        "-----BEGIN RSA PRIVATE KEY-----AAAA-----END RSA PRIVATE KEY-----,  PILOT02025",
    })
    void key_thatIsNone_fails(String text, String code) throws Exception {
        assertKeyFails(text, code, "clientkey");
    }

    @Test
    void inFile_aLongFileThatIsNone_hasNoBlock() throws IOException {
        Path file = Files.writeString(
                directory.resolve("notes.txt"), "-----BEGIN NOTES-----\n" + "- item\n".repeat(200_000));
        assertThat(Pem.inFile("capath", file)).isEmpty();
    }

    @Test
    void context_ofADirectoryThatLeadsBackToItself_failsAndNamesTheSetting() throws IOException {
        Files.createSymbolicLink(directory.resolve("loop"), directory);
        ConsulSettings.Tls tls = new ConsulSettings.Tls(
                Optional.empty(),
                Optional.of(directory.toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ConsulConnection connection = ConsulConnection.of(Connections.settings("https://c", tls), Map.of());
        assertThatThrownBy(() -> new ConsulCatalog(connection, Connections.OPTIONS, Connections.TIMEOUT))
                .hasMessageStartingWith("PILOT02020")
                .hasMessageContaining("capath");
    }

    @Test
    void context_ofFilesThatAreNotThere_failsAndNamesTheSetting() {
        assertThatThrownBy(() -> new Tls(tls("/nowhere/ca.pem", null, null)).context())
                .hasMessageStartingWith("PILOT02020")
                .hasMessageContaining("cafile")
                .hasMessageContaining("/nowhere/ca.pem");
    }

    /** People confuse path and contents. */
    @Test
    void context_ofAKeyInPlaceOfItsPath_failsWithoutShowingIt() throws IOException {
        Path certificate = Files.writeString(directory.resolve("c.pem"), "nothing");
        for (String key : List.of(
                "-----BEGIN PRIVATE KEY-----\nTOPSECRET\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nTOPSECRET/" + "A".repeat(1000) + "\n-----END PRIVATE KEY-----")) {
            for (Tls tls : List.of(new Tls(tls(key, null, null)), new Tls(tls(null, key, certificate.toString())))) {
                assertThatThrownBy(tls::context)
                        .hasMessageStartingWith("PILOT02020")
                        .hasMessageContaining("does not look like a path")
                        .satisfies(failure ->
                                assertThat(String.valueOf(failure.getCause())).doesNotContain("TOPSECRET"))
                        .hasMessageNotContaining("TOPSECRET");
            }
        }
    }

    @Test
    void context_ofAFileWithoutCertificate_fails() throws IOException {
        Path file = Files.writeString(directory.resolve("empty.pem"), "nothing");
        assertThatThrownBy(() -> new Tls(tls(file.toString(), null, null)).context())
                .hasMessageStartingWith("PILOT02021");
    }

    @Test
    void context_ofABrokenCertificate_fails() throws IOException {
        Path file = Files.writeString(
                directory.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> new Tls(tls(file.toString(), null, null)).context())
                .hasMessageStartingWith("PILOT02022");
    }

    @Test
    void context_ofACertificateWithoutKey_andTheOtherWayRound_fails() {
        assertThatThrownBy(() -> new Tls(tls(null, "cert.pem", null)).context())
                .hasMessageStartingWith("PILOT02027")
                .hasMessageContaining("clientcert is set, but clientkey is not");
        assertThatThrownBy(() -> new Tls(tls(null, null, "key.pem")).context())
                .hasMessageContaining("clientkey is set, but clientcert is not");
    }

    private void assertKeyFails(String text, String code, String message) throws Exception {
        Path file = Files.writeString(directory.resolve("key.pem"), text);
        KeyPair pair = pair("RSA", 2048);
        assertThatThrownBy(() -> PemKey.inFile("clientkey", file, pair.getPublic()))
                .hasMessageStartingWith(code)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }

    private static ConsulSettings.Tls tls(
            @Nullable String cafile, @Nullable String clientcert, @Nullable String clientkey) {
        return new ConsulSettings.Tls(
                Optional.ofNullable(cafile),
                Optional.empty(),
                Optional.ofNullable(clientcert),
                Optional.ofNullable(clientkey),
                Optional.empty(),
                Optional.of(true));
    }

    private static KeyPair pair(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    /** The key in PKCS#1 or SEC 1 format: the octet string at the end of a PKCS#8 key. */
    private static byte[] inner(byte[] pkcs8) {
        int at = header(pkcs8, 0);
        at += 3; // the version
        at = header(pkcs8, at) + length(pkcs8, at); // the algorithm
        return Arrays.copyOfRange(pkcs8, header(pkcs8, at), pkcs8.length);
    }

    private static int header(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 128 ? 0 : first - 128);
    }

    private static int length(byte[] der, int at) {
        return der[at + 1];
    }

    private Path pem(String comment, String firstLabel, byte[] first, String label, byte[] der) throws IOException {
        return Files.writeString(directory.resolve("key.pem"), comment + block(firstLabel, first) + block(label, der));
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der));
    }
}
