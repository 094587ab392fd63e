package io.piloted.consul;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * A reader of the private key in a PEM file.
 *
 * <p>Java reads only PKCS#8. A PKCS#8 key consists of the algorithm's identifier and a key in an older format (PKCS#1
 * for RSA, SEC 1 for EC). So this class turns an older key into PKCS#8 by adding the identifier, which it takes from
 * the certificate's public key.
 */
final class PemKey {

    private static final String PKCS8 = "PRIVATE KEY";
    private static final List<String> INNER = List.of("RSA PRIVATE KEY", "EC PRIVATE KEY");
    private static final String ENCRYPTED_PKCS8 = "ENCRYPTED PRIVATE KEY";

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int LONG_FORM = 0x80;

    private PemKey() {}

    /** The first private key of a file. */
    static PrivateKey inFile(String setting, Path file, PublicKey counterpart) {
        for (Pem block : Pem.inFile(setting, file)) {
            if (block.label().equals(ENCRYPTED_PKCS8)) {
                throw Messages.MESSAGES.encryptedKey(setting, file);
            }
            boolean inner = INNER.contains(block.label());
            if (inner || block.label().equals(PKCS8)) {
                if (block.hasEncryptionHeader()) {
                    throw Messages.MESSAGES.encryptedKey(setting, file);
                }
                return key(setting, file, block, inner, counterpart);
            }
        }
        throw Messages.MESSAGES.noKey(setting, file);
    }

    private static PrivateKey key(String setting, Path file, Pem block, boolean inner, PublicKey counterpart) {
        try {
            byte[] pkcs8 = inner ? pkcs8(block.der(), counterpart) : block.der();
            return KeyFactory.getInstance(counterpart.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Messages.MESSAGES.badKey(setting, counterpart.getAlgorithm(), file, e);
        }
    }

    /** Whether both keys have the same modulus, or else the public key verifies a signature of the private key. */
    static boolean belongTogether(PrivateKey key, PublicKey counterpart) throws GeneralSecurityException {
        if (key instanceof RSAKey one && counterpart instanceof RSAKey other) {
            // Not by a signature, since a key for RSASSA-PSS may prescribe the parameters.
            return one.getModulus().equals(other.getModulus());
        }
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] probe = {1};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(probe);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(counterpart);
        verifier.update(probe);
        return verifier.verify(signature);
    }

    private static byte[] pkcs8(byte[] inner, PublicKey counterpart) {
        return der(SEQUENCE, VERSION_0, algorithmOf(counterpart), der(OCTET_STRING, inner));
    }

    /** The algorithm's identifier with its parameters: the first element of an encoded public key. */
    private static byte[] algorithmOf(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int start = contentStart(encoded, 0);
        int contentStart = contentStart(encoded, start);
        return Arrays.copyOfRange(encoded, start, contentStart + length(encoded, start));
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < LONG_FORM ? 0 : first - LONG_FORM);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < LONG_FORM) {
            return first;
        }
        int length = 0;
        for (int i = at + 2; i < contentStart(der, at); i++) {
            length = (length << 8) | (der[i] & 0xFF);
        }
        return length;
    }

    private static byte[] der(byte tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        // DER requires the shortest form.
        if (length < LONG_FORM) {
            out.write(length);
        } else if (length < 1 << Byte.SIZE) {
            out.write(LONG_FORM + 1);
            out.write(length);
        } else {
            out.write(LONG_FORM + 2);
            out.write(length >> Byte.SIZE);
            out.write(length);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
