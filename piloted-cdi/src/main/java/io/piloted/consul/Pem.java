package io.piloted.consul;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One block of a PEM file.
 *
 * @param label what it says it is: {@code CERTIFICATE}
 * @param text the lines between its first and its last
 */
record Pem(String label, String text) {

    /** Possessive, since the other kinds of repetition take a part of the stack each time. */
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----((?:[^-]++|-(?!----END))*+)-----END \\1-----");

    /** All blocks of a file, in order. */
    static List<Pem> inFile(String setting, Path file) {
        try {
            // A certificate may be surrounded by comments in any encoding.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return BLOCK.matcher(text)
                    .results()
                    .map(match -> new Pem(match.group(1), match.group(2)))
                    .toList();
        } catch (IOException e) {
            ShownPath path = new ShownPath(file.toString(), e);
            throw Messages.MESSAGES.unreadable(setting, path, path.cause());
        }
    }

    /** The old way to encrypt, by headers inside the block. */
    boolean hasEncryptionHeader() {
        return text.contains("ENCRYPTED");
    }

    /**
     * What the block holds.
     *
     * @throws IllegalArgumentException if it is not base64
     */
    byte[] der() {
        return Base64.getMimeDecoder().decode(text);
    }
}
