package io.piloted.secret;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Decides what a message or a page may show of a text that may hold secrets: its structure, and values that cannot be
 * secret. Which names a value has does not matter, since a secret may have any.
 */
public final class Visible {

    /** What stands for anything else. */
    public static final String HIDDEN = "***";

    private static final char HIDDEN_CHARACTER = '*';

    private static final int LONGEST_QUOTE = 60;

    /** The punctuation of a document, which says nothing wherever it is. */
    private static final String PUNCTUATION = "{}[],:'\"";

    private Visible() {}

    /**
     * A part of a text, without its values.
     *
     * @param text the text
     * @param from where the part begins
     * @param to where it ends
     * @param structure the characters that are known to be no value, by their index in the text
     * @param read up to where the text was understood: the next character, which the message names, and punctuation behind
     *     it are shown
     * @return as many characters as the part has, those of values being asterisks
     */
    public static String excerpt(String text, int from, int to, BitSet structure, int read) {
        StringBuilder shown = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            boolean isPunctuation = i >= read && PUNCTUATION.indexOf(character) >= 0;
            boolean isNext = i == read && !Character.isSurrogate(character);
            boolean isVisible = structure.get(i) || isPunctuation || isNext || Character.isWhitespace(character);
            shown.append(isVisible ? character : HIDDEN_CHARACTER);
        }
        return shown.toString();
    }

    /**
     * A string of a file, for a message that names its place.
     *
     * @param value the string
     * @return it, in quotes, if it cannot be secret, else how long it is
     */
    public static String describe(String value) {
        if (value.isEmpty()) {
            return "an empty string";
        }
        if (isHarmless(value)) {
            return "the string " + quote(value);
        }
        int length = value.codePointCount(0, value.length());
        return "a string of " + length + (length == 1 ? " character" : " characters");
    }

    /**
     * A value that cannot be secret, such as an option.
     *
     * @param value the value
     * @return it, in quotes, on one line, cut if it is long
     */
    public static String quote(String value) {
        int end = Math.min(value.length(), LONGEST_QUOTE);
        return '"' + Printable.of(value.substring(0, end)) + (end < value.length() ? "..." : "") + '"';
    }

    /**
     * Whether a string cannot be secret: a small number, an interval, or a boolean.
     *
     * @param value the string
     * @return true if it can be shown
     */
    public static boolean isHarmless(String value) {
        return Harmless.PATTERN.matcher(value).matches();
    }

    /**
     * Whether a string has the form of a service's name, and so can be shown where only such a name may be.
     *
     * @param value the string
     * @return true if it has
     */
    public static boolean isServiceName(String value) {
        return Harmless.NAME.matcher(value).matches();
    }

    /** Made only for an error or a page. */
    private static final class Harmless {

        static final Pattern PATTERN = Pattern.compile(
                "true|false|[+-]?[0-9]{1,5}|(?:[0-9]{1,5}(?:\\.[0-9]{1,3})?(?:ns|us|\u00B5s|ms|s|m|h)){1,3}");

        static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]+");

        private Harmless() {}
    }
}
