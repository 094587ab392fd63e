package io.piloted.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nine Cyrillic letters with which RE2/J 1.8 goes round for ever: it looks for all cases of a character until it is back
 * at the first, but from U+1C80 to U+1C88 no way leads back to where it began.
 */
final class EndlessFolds {

    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;

    private static final Pattern CASE_IGNORED = Pattern.compile("\\(\\?[a-zA-Z]*i");

    /** A character, written as such or by its code, and the end of the range that it may be the beginning of. */
    private static final Pattern RANGE =
            Pattern.compile("(?s)(\\\\x\\{0*[0-9a-fA-F]{1,8}}|\\\\?.)(?:-(\\\\x\\{0*[0-9a-fA-F]{1,8}}|\\\\?.))?");

    private EndlessFolds() {}

    /** Whether case may be ignored somewhere in an expression; sees it where it is not, too. */
    static boolean mayBeIn(String expression) {
        return CASE_IGNORED.matcher(expression).find();
    }

    /** Whether a character or class, if its case is ignored, has RE2/J look for the cases of one of them. */
    static boolean isIn(String atom) {
        Matcher range = RANGE.matcher(atom);
        for (int from = 0; range.find(from); from = Math.max(range.end(1), range.start() + 1)) {
            int first = code(range.group(1));
            int last = range.group(2) == null ? first : code(range.group(2));
            if (first <= LAST && last >= FIRST) {
                return true;
            }
        }
        return false;
    }

    private static int code(String character) {
        return character.startsWith("\\x{")
                ? (int) Math.min(
                        Long.parseLong(character.substring(3, character.length() - 1), 16), Character.MAX_CODE_POINT)
                : character.codePointBefore(character.length());
    }
}
