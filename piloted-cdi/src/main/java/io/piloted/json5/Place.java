package io.piloted.json5;

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

    private static final String CUT = "...";

    static Place of(String text, int offset) {
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
        return new Place(line, text.codePointCount(start, offset) + 1, excerpt(text, start, offset, end));
    }

    /** A CR before a LF does not end the line, the LF does. */
    private static boolean endsLine(String text, int i) {
        char character = text.charAt(i);
        boolean beforeLineFeed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return Source.isLineTerminator(character) && !(character == '\r' && beforeLineFeed);
    }

    private static String excerpt(String text, int lineStart, int offset, int end) {
        int start = Math.max(lineStart, offset - SHOWN);
        String before = (start > lineStart ? CUT : "") + printable(text.substring(start, offset));
        String after = printable(text.substring(offset, end)) + (end > offset + SHOWN ? CUT : "");
        return before + after + System.lineSeparator() + " ".repeat(before.codePointCount(0, before.length())) + "^";
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
