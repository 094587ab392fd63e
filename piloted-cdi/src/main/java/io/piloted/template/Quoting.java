package io.piloted.template;

import io.piloted.secret.Printable;
import java.util.Locale;

/** The quoting of text as in a Go program (Go: strconv/quote.go). */
final class Quoting {

    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000B";
    private static final String ESCAPES = "abfnrtv";

    private Quoting() {}

    static String quote(String bytes, boolean asciiOnly) {
        StringBuilder quoted = new StringBuilder(bytes.length() + 2).append('"');
        for (int i = 0; i < bytes.length(); i += Bytes.widthAt(bytes, i)) {
            if (Bytes.isErrorAt(bytes, i)) {
                escape('x', bytes.charAt(i), 2, quoted);
            } else {
                append(Bytes.runeAt(bytes, i), '"', asciiOnly, quoted);
            }
        }
        return quoted.append('"').toString();
    }

    static String quoteRune(int rune, boolean asciiOnly) {
        StringBuilder quoted = new StringBuilder(8).append('\'');
        append(rune, '\'', asciiOnly, quoted);
        return quoted.append('\'').toString();
    }

    private static void append(int rune, char quote, boolean asciiOnly, StringBuilder quoted) {
        int known = ESCAPED.indexOf(rune);
        if (rune == quote || rune == '\\') {
            quoted.append('\\').append((char) rune);
        } else if (Printable.is(rune) && (rune < 0x80 || !asciiOnly)) {
            quoted.append(Bytes.ofRune(rune));
        } else if (known >= 0) {
            quoted.append('\\').append(ESCAPES.charAt(known));
        } else if (rune < ' ' || rune == 0x7F) {
            escape('x', rune, 2, quoted);
        } else if (rune < 0x10000) {
            escape('u', rune, 4, quoted);
        } else {
            escape('U', rune, 8, quoted);
        }
    }

    private static void escape(char letter, int rune, int digits, StringBuilder quoted) {
        String hex = Integer.toHexString(rune).toLowerCase(Locale.ROOT);
        quoted.append('\\')
                .append(letter)
                .append("0".repeat(digits - hex.length()))
                .append(hex);
    }

    /** Whether the text can be written in back quotes, in which nothing is escaped. */
    static boolean canBackquote(String bytes) {
        for (int i = 0; i < bytes.length(); i += Bytes.widthAt(bytes, i)) {
            int rune = Bytes.runeAt(bytes, i);
            boolean hidden = (rune < ' ' && rune != '\t') || rune == 0x7F || rune == 0xFEFF;
            if (hidden || rune == '`' || Bytes.isErrorAt(bytes, i)) {
                return false;
            }
        }
        return true;
    }
}
