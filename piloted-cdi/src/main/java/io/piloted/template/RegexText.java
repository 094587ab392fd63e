package io.piloted.template;

import org.jspecify.annotations.Nullable;

/**
 * A text as RE2/J takes it, and the way back from its chars to bytes.
 *
 * @param chars the text in UTF-16; bytes that are not UTF-8 are U+FFFD there, one each, as in Go
 * @param offsets where the bytes of each char are, and where they end; null if that is at the same index
 */
@SuppressWarnings("ArrayRecordComponent")
record RegexText(String chars, int @Nullable [] offsets) {

    static RegexText of(String bytes) {
        if (Bytes.asciiPrefix(bytes) == bytes.length()) {
            return new RegexText(bytes, null);
        }
        StringBuilder chars = new StringBuilder(bytes.length());
        int[] offsets = new int[bytes.length() + 1];
        for (int i = 0; i < bytes.length(); i += Bytes.widthAt(bytes, i)) {
            int first = chars.length();
            chars.appendCodePoint(Bytes.runeAt(bytes, i));
            for (int c = first; c < chars.length(); c++) {
                offsets[c] = i;
            }
        }
        offsets[chars.length()] = bytes.length();
        return new RegexText(chars.toString(), offsets);
    }

    /** The byte at which a char begins. */
    int offset(int index) {
        return offsets == null ? index : offsets[index];
    }

    /** Where the next character begins; beyond the end after the last. */
    int next(int index) {
        return index + (index < chars.length() ? Character.charCount(chars.codePointAt(index)) : 1);
    }
}
