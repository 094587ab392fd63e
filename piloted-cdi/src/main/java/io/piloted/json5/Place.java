package io.piloted.json5;

import io.piloted.secret.Secrets;

/**
 * Where in a text something is, for people.
 *
 * @param line from 1; lines end as JSON5's do: LF, CR, CR LF, U+2028, U+2029
 * @param column in code points, from 1
 * @param excerpt the part of the line around the place, and below it a caret
 */
record Place(int line, int column, String excerpt) {

    /** How many characters of the line are shown before and after the place: together they fit a terminal. */
    private static final int SHOWN = 50;

    /** How far beyond the excerpt a value that begins in it is looked at. */
    private static final int LONGEST_VALUE = 4096;

    private static final String CUT = "...";

    static Place of(String text, int offset, Secrets secrets) {
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
        return new Place(line, text.codePointCount(start, offset) + 1, excerpt(text, start, offset, end, secrets));
    }

    /** A CR before a LF does not end the line, the LF does. */
    private static boolean endsLine(String text, int i) {
        char character = text.charAt(i);
        boolean beforeLineFeed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return Source.isLineTerminator(character) && !(character == '\r' && beforeLineFeed);
    }

    private static String excerpt(String text, int lineStart, int offset, int end, Secrets secrets) {
        int start = Math.max(lineStart, offset - SHOWN);
        int named = valueStart(text, lineStart);
        // A value may go on where the excerpt ends, and is only known by the whole of it.
        int known = Math.min(text.length(), end + LONGEST_VALUE);
        String shown = secrets.hide(text.substring(named, known));
        String before = (start > lineStart ? CUT : "") + printable(shown.substring(start - named, offset - named));
        String after = printable(shown.substring(offset - named, end - named)) + (end > offset + SHOWN ? CUT : "");
        return before + after + System.lineSeparator() + " ".repeat(before.codePointCount(0, before.length())) + "^";
    }

    /** Where the first line begins that a value on this one may have its name in. */
    private static int valueStart(String text, int lineStart) {
        int start = lineStart;
        while (start > 0) {
            int last = start - 1;
            while (last > 0 && Character.isWhitespace(text.charAt(last))) {
                last--;
            }
            if (text.charAt(last) != ':' && text.charAt(last) != '\\') {
                return start;
            }
            start = last;
            while (start > 0 && !Source.isLineTerminator(text.charAt(start - 1))) {
                start--;
            }
        }
        return start;
    }

    /** One visible character, one column wide, for each: so that the caret stands where it should. */
    private static String printable(String text) {
        return text.codePoints()
                .map(character -> character == '\t' || character == '\u00A0' ? ' ' : character)
                .map(character -> isPrintable(character) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
