package io.piloted.consul;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A factory of SHA-256 digests, which every JVM supports. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
