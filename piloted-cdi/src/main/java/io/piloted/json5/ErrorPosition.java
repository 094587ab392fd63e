package io.piloted.json5;

import io.piloted.secret.Printable;
import io.piloted.secret.Visible;
import java.util.BitSet;

/**
 * The position of an error in a document, for messages.
 *
 * @param line the line, from 1; line ends are those of JSON5: LF, CR, CR LF, U+2028, U+2029
 * @param column the column in code points, from 1
 * @param excerpt the part of the line around the position, without values, and a caret below it
 */
record ErrorPosition(int line, int column, String excerpt) {

    /** The number of characters shown before and after the position, so that the excerpt fits into a terminal. */
    private static final int SHOWN = 50;

    private static final String CUT = "...";

    static ErrorPosition of(String text, int offset, BitSet structure) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            if (endsLine(text, i)) {
                line++;
                start = i + 1;
            }
        }
        int end = offset;
        while (end < text.length() && end <= offset + SHOWN && !Source.isLineTerminator(text.charAt(end))) {
            end++;
        }
        int from = Math.max(start, offset - SHOWN);
        String shown = Visible.excerpt(text, from, end, structure, offset);
        String before = (from > start ? CUT : "") + Printable.of(shown.substring(0, offset - from));
        String after = Printable.of(shown.substring(offset - from)) + (end > offset + SHOWN ? CUT : "");
        String caret = " ".repeat(before.codePointCount(0, before.length())) + "^";
        return new ErrorPosition(
                line, text.codePointCount(start, offset) + 1, before + after + System.lineSeparator() + caret);
    }

    /** Whether a line ends with this character. In CR LF only the LF ends it. */
    private static boolean endsLine(String text, int i) {
        char character = text.charAt(i);
        boolean beforeLineFeed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return Source.isLineTerminator(character) && !(character == '\r' && beforeLineFeed);
    }
}
