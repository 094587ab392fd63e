package io.piloted.secret;

/** A filter that replaces characters which a log or a terminal cannot show. */
public final class Printable {

    private Printable() {}

    /**
     * Replaces each invisible character by one visible character: white space by a space, others by a question mark.
     */
    public static String of(String text) {
        return text.codePoints()
                .map(character -> character == '\t' || character == '\u00A0' ? ' ' : character)
                .map(character -> is(character) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether a character can be seen, or is an ASCII space. */
    public static boolean is(int character) {
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
