package io.piloted.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search for the nine Cyrillic letters U+1C80 to U+1C88 in regular expressions that ignore case. For these letters
 * RE2/J 1.8 runs into an endless loop.
 */
final class UnsafeCaseFolding {

    private static final int FIRST = 0x1C80;
    private static final int LAST = 0x1C88;

    private static final Pattern CASE_IGNORED = Pattern.compile("\\(\\?[a-zA-Z]*i");

    /** A character, its code, or an escape that is a class (of ASCII, or by a Unicode property). */
    private static final Pattern CHARACTER = Pattern.compile("(?s)\\\\[xpP]\\{[^}]*}|\\\\?.");

    private static final String QUOTED = "\\Q";

    private UnsafeCaseFolding() {}

    /** Whether an expression may ignore case somewhere. May return true for one that does not. */
    static boolean mayBeIn(String expression) {
        return CASE_IGNORED.matcher(expression).find();
    }

    /** Whether RE2/J would search the cases of one of these letters for a character, quoted text or class. */
    static boolean isIn(String atom) {
        if (atom.startsWith(QUOTED)) {
            return atom.codePoints().anyMatch(character -> isBetween(character, character));
        }
        return atom.startsWith("[") ? isInClass(atom) : isInRange(atom, atom);
    }

    /** The brackets, {@code ^}, and a dash that stands for itself do not begin a range. */
    private static boolean isInClass(String atom) {
        Matcher character = CHARACTER.matcher(atom);
        int last = atom.endsWith("]") ? atom.length() - 1 : atom.length();
        int next = atom.startsWith("[^") ? 2 : 1;
        while (next < last && character.find(next)) {
            int posix = atom.startsWith("[:", next) ? atom.indexOf(":]", next) : -1;
            if (posix >= 0) {
                next = posix + 2;
                continue;
            }
            String first = character.group();
            next = character.end();
            boolean ranges = isCharacter(first) && atom.startsWith("-", next) && next + 1 < last;
            if (ranges && character.find(next + 1)) {
                next = character.end();
            }
            if (isInRange(first, character.group())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a dash after it makes a range: not after an escape such as {@code \d}. */
    private static boolean isCharacter(String character) {
        return !character.startsWith("\\") || "dDwWsSpP".indexOf(character.charAt(1)) < 0;
    }

    private static boolean isInRange(String first, String last) {
        return isBetween(code(first), code(last));
    }

    private static boolean isBetween(int first, int last) {
        return first <= LAST && last >= FIRST;
    }

    private static int code(String character) {
        boolean hexadecimal = character.startsWith("\\x{") && character.endsWith("}");
        return hexadecimal
                ? hexadecimal(character.substring(3, character.length() - 1))
                : character.codePointBefore(character.length());
    }

    /** The code point, or the last one for a number that RE2/J rejects. */
    private static int hexadecimal(String digits) {
        try {
            return (int) Math.min(Long.parseLong(digits, 16), Character.MAX_CODE_POINT);
        } catch (NumberFormatException e) {
            return Character.MAX_CODE_POINT;
        }
    }
}
