package io.piloted.template;

/**
 * Go strings, which are sequences of bytes: Java strings with one char below 256 for each byte.
 *
 * <p>So lengths, indexes, order and search are the same as in Go. Input is encoded as UTF-8, output is decoded as
 * UTF-8. A byte that is not UTF-8 (a template may cut a character with {@code slice}) becomes U+FFFD in the output. An
 * unpaired surrogate is not changed.
 */
final class Bytes {

    /** The rune that Go reads for a byte that is not UTF-8. */
    static final int ERROR_RUNE = 0xFFFD;

    private Bytes() {}

    static String ofJava(String text) {
        int i = asciiPrefix(text);
        if (i == text.length()) {
            return text;
        }
        StringBuilder bytes = new StringBuilder(text.length() + text.length() / 2).append(text, 0, i);
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            encode(codePoint, bytes);
            i += Character.charCount(codePoint);
        }
        return bytes.toString();
    }

    static String toJava(String bytes) {
        int i = asciiPrefix(bytes);
        if (i == bytes.length()) {
            return bytes;
        }
        StringBuilder text = new StringBuilder(bytes.length()).append(bytes, 0, i);
        while (i < bytes.length()) {
            if (isSurrogateAt(bytes, i)) {
                text.append((char) (0xD000 | (continuation(bytes, i + 1) << 6) | continuation(bytes, i + 2)));
                i += 3;
            } else {
                text.appendCodePoint(runeAt(bytes, i));
                i += widthAt(bytes, i);
            }
        }
        return text.toString();
    }

    static String ofRune(int rune) {
        if (rune >= 0 && rune < 0x80) {
            return String.valueOf((char) rune);
        }
        StringBuilder bytes = new StringBuilder(4);
        encode(isValidRune(rune) ? rune : ERROR_RUNE, bytes);
        return bytes.toString();
    }

    static boolean isValidRune(long rune) {
        return rune >= 0 && rune <= Character.MAX_CODE_POINT && !(rune >= 0xD800 && rune <= 0xDFFF);
    }

    /** The rune at an index, or {@link #ERROR_RUNE} if the bytes are not UTF-8. */
    static int runeAt(String bytes, int i) {
        int first = bytes.charAt(i);
        return switch (widthAt(bytes, i)) {
            case 2 -> ((first & 0x1F) << 6) | continuation(bytes, i + 1);
            case 3 -> ((first & 0x0F) << 12) | (continuation(bytes, i + 1) << 6) | continuation(bytes, i + 2);
            case 4 ->
                ((first & 0x07) << 18)
                        | (continuation(bytes, i + 1) << 12)
                        | (continuation(bytes, i + 2) << 6)
                        | continuation(bytes, i + 3);
            default -> first < 0x80 ? first : ERROR_RUNE;
        };
    }

    /** The number of bytes of the rune at an index; 1 if the bytes are not UTF-8. */
    static int widthAt(String bytes, int i) {
        int first = bytes.charAt(i);
        if (first < 0xC2 || first > 0xF4) {
            return 1;
        }
        int width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (i + width > bytes.length()) {
            return 1;
        }
        // No overlong forms, no surrogates, nothing above U+10FFFF.
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (bytes.charAt(i + 1) < lowest || bytes.charAt(i + 1) > highest) {
            return 1;
        }
        for (int next = i + 2; next < i + width; next++) {
            if ((bytes.charAt(next) & 0xC0) != 0x80) {
                return 1;
            }
        }
        return width;
    }

    static boolean isErrorAt(String bytes, int i) {
        return bytes.charAt(i) >= 0x80 && widthAt(bytes, i) == 1;
    }

    static boolean isValid(String bytes) {
        for (int i = asciiPrefix(bytes); i < bytes.length(); i += widthAt(bytes, i)) {
            if (isErrorAt(bytes, i)) {
                return false;
            }
        }
        return true;
    }

    static int countRunes(String bytes) {
        int i = asciiPrefix(bytes);
        int runes = i;
        for (; i < bytes.length(); i += widthAt(bytes, i)) {
            runes++;
        }
        return runes;
    }

    /** Removes white space, as Unicode defines it, at both ends. */
    static String trim(String bytes) {
        int from = 0;
        while (from < bytes.length() && isSpace(runeAt(bytes, from))) {
            from += widthAt(bytes, from);
        }
        int to = bytes.length();
        while (to > from) {
            int last = lastRuneStart(bytes, to);
            if (!isSpace(runeAt(bytes, last))) {
                break;
            }
            to = last;
        }
        return bytes.substring(from, to);
    }

    static int asciiPrefix(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x80) {
            i++;
        }
        return i;
    }

    private static int lastRuneStart(String bytes, int end) {
        for (int start = Math.max(0, end - 4); start < end - 1; start++) {
            if (start + widthAt(bytes, start) == end) {
                return start;
            }
        }
        return end - 1;
    }

    private static boolean isSpace(int rune) {
        return switch (rune) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> rune >= 0x2000 && rune <= 0x200A;
        };
    }

    private static boolean isSurrogateAt(String bytes, int i) {
        return bytes.charAt(i) == 0xED
                && i + 2 < bytes.length()
                && (bytes.charAt(i + 1) & 0xE0) == 0xA0
                && (bytes.charAt(i + 2) & 0xC0) == 0x80;
    }

    private static int continuation(String bytes, int i) {
        return bytes.charAt(i) & 0x3F;
    }

    private static void encode(int rune, StringBuilder bytes) {
        if (rune < 0x80) {
            bytes.append((char) rune);
        } else if (rune < 0x800) {
            bytes.append((char) (0xC0 | (rune >> 6)));
        } else if (rune < 0x10000) {
            bytes.append((char) (0xE0 | (rune >> 12))).append(continuationByte(rune >> 6));
        } else {
            bytes.append((char) (0xF0 | (rune >> 18)))
                    .append(continuationByte(rune >> 12))
                    .append(continuationByte(rune >> 6));
        }
        if (rune >= 0x80) {
            bytes.append(continuationByte(rune));
        }
    }

    private static char continuationByte(int bits) {
        return (char) (0x80 | (bits & 0x3F));
    }
}
