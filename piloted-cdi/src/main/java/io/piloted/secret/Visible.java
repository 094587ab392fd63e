package io.piloted.secret;

import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * The rules for the parts of a text that a message or a page may show, because any value in it may be a secret. They
 * allow the structure, and values that cannot be secrets, such as small numbers. The name of a value does not matter.
 */
public final class Visible {

    /** Replaces everything that is not shown. */
    public static final String HIDDEN = "***";

    private static final char HIDDEN_CHARACTER = '*';

    private static final int LONGEST_QUOTE = 60;

    /** Punctuation of a document, which never reveals a value. */
    private static final String PUNCTUATION = "{}[],:'\"";

    private Visible() {}

    /**
     * A part of a text with its values replaced by asterisks, one for each character.
     *
     * @param structure the indexes of characters that are known not to belong to a value
     * @param read the index up to which the text was parsed: the next character, which the message names, and punctuation
     *     after it are shown
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

    /** Describes a string of a file for a message: in quotes if it cannot be a secret, else by its length. */
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

    /** Quotes a value that is known not to be a secret, such as an option: on one line, shortened if it is long. */
    public static String quote(String value) {
        int end = Math.min(value.length(), LONGEST_QUOTE);
        return '"' + Printable.of(value.substring(0, end)) + (end < value.length() ? "..." : "") + '"';
    }

    /** Whether a string is too simple to be a secret: a small number, an interval, or a boolean. */
    public static boolean isHarmless(String value) {
        return Harmless.PATTERN.matcher(value).matches();
    }

    /** Loaded only when an error needs it. */
    private static final class Harmless {

        static final Pattern PATTERN = Pattern.compile(
                "true|false|[+-]?[0-9]{1,5}|(?:[0-9]{1,5}(?:\\.[0-9]{1,3})?(?:ns|us|\u00B5s|ms|s|m|h)){1,3}");

        private Harmless() {}
    }
}
