package io.piloted.template;

import org.jspecify.annotations.Nullable;

/**
 * A text in UTF-16 for RE2/J, with the index in bytes of each char.
 *
 * @param chars the text in UTF-16. Each byte that is not UTF-8 is U+FFFD, as in Go
 * @param offsets the index in bytes of each char, and of the end; null if these are equal to the indexes of the chars
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

    /** The index in bytes of a char. */
    int offset(int index) {
        return offsets == null ? index : offsets[index];
    }

    /** The index of the next character. After the last one, an index after the end. */
    int next(int index) {
        return index + (index < chars.length() ? Character.charCount(chars.codePointAt(index)) : 1);
    }
}
