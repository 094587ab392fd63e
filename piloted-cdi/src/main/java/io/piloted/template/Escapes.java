package io.piloted.template;

import io.piloted.secret.Printable;
import java.util.Locale;

/** The functions {@code html js urlquery}, which escape text (Go: text/template/funcs.go and net/url). */
final class Escapes {

    private static final String HEX = "0123456789ABCDEF";

    private Escapes() {}

    static String html(String bytes) {
        Buffer out = new Buffer();
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            switch (c) {
                case 0 -> out.appendRune(Bytes.ERROR_RUNE);
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String js(String bytes) {
        Buffer out = new Buffer();
        for (int i = 0; i < bytes.length(); i += Bytes.widthAt(bytes, i)) {
            int rune = Bytes.runeAt(bytes, i);
            switch (rune) {
                case '\\', '\'', '"' -> out.append("\\" + (char) rune);
                case '<', '>', '&', '=' -> out.append(jsEscape(rune));
                default -> {
                    if (Printable.is(rune) || rune == 0x7F) {
                        out.append(bytes, i, i + Bytes.widthAt(bytes, i));
                    } else {
                        out.append(jsEscape(rune));
                    }
                }
            }
        }
        return out.toString();
    }

    private static String jsEscape(int rune) {
        StringBuilder digits = new StringBuilder(Integer.toHexString(rune).toUpperCase(Locale.ROOT));
        return digits.insert(0, "0".repeat(Math.max(0, 4 - digits.length())))
                .insert(0, "\\u")
                .toString();
    }

    static String urlQuery(String bytes) {
        Buffer out = new Buffer();
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            if ((c < 0x80 && Character.isLetterOrDigit(c)) || "-_.~".indexOf(c) >= 0) {
                out.append(c);
            } else if (c == ' ') {
                out.append('+');
            } else {
                out.append('%');
                out.append(HEX.charAt(c >> 4));
                out.append(HEX.charAt(c & 0xF));
            }
        }
        return out.toString();
    }
}
