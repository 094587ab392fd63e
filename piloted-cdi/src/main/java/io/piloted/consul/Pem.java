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
 * @param label the type in its first line, such as {@code CERTIFICATE}
 * @param text the lines between the first and the last line
 */
record Pem(String label, String text) {

    /** Uses possessive quantifiers, because others need stack space for each repetition. */
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----((?:[^-]++|-(?!----END))*+)-----END \\1-----");

    /** All blocks of a file, in order. */
    static List<Pem> inFile(String setting, Path file) {
        try {
            // Comments around a certificate may have any encoding.
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

    /** Whether a header inside the block says that it is encrypted (the old format). */
    boolean hasEncryptionHeader() {
        return text.contains("ENCRYPTED");
    }

    /**
     * The decoded content.
     *
     * @throws IllegalArgumentException if it is not base64
     */
    byte[] der() {
        return Base64.getMimeDecoder().decode(text);
    }
}
