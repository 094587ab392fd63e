package io.piloted.consul;

/**
 * A check that rejects responses which a JSON parser cannot handle safely: Parsson never returns from an object that
 * does not end and needs minutes for a number of a million digits, Johnzon overflows the stack in deep nesting, and
 * Yasson ignores text after the document.
 */
final class JsonGuard {

    /** More than ten times the depth of Consul's responses. */
    static final int MAX_DEPTH = 100;

    /** The maximum length of a number, in characters. */
    static final int MAX_NUMBER = 1000;

    private JsonGuard() {}

    /**
     * Checks that the text is one array or null, and that its brackets and quotes are closed. Checks no other syntax.
     *
     * @throws IllegalArgumentException if it is not
     */
    static void check(String json) {
        String document = json.strip();
        if (document.equals("null")) {
            return;
        }
        if (!document.startsWith("[")) {
            throw new IllegalArgumentException("expected an array");
        }
        int depth = 0;
        int number = 0;
        for (int i = 0; i < document.length(); i++) {
            char c = document.charAt(i);
            number = isOfNumber(c) ? number + 1 : 0;
            if (c == '"') {
                i = endOfString(document, i);
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("nested more than " + MAX_DEPTH + " deep");
            }
            if (number > MAX_NUMBER) {
                throw new IllegalArgumentException("a number of more than " + MAX_NUMBER + " characters");
            }
            if (depth == 0 && i < document.length() - 1) {
                throw new IllegalArgumentException("text after the end of the array, at character " + i);
            }
        }
        if (depth > 0) {
            throw new IllegalArgumentException("ends before the array does");
        }
    }

    private static int endOfString(String document, int begin) {
        int end = document.indexOf('"', begin + 1);
        while (end >= 0 && isEscaped(document, end)) {
            end = document.indexOf('"', end + 1);
        }
        if (end < 0) {
            throw new IllegalArgumentException("ends within a string");
        }
        return end;
    }

    /** Whether an odd number of backslashes precedes the quote. */
    private static boolean isEscaped(String document, int quote) {
        int first = quote;
        while (document.charAt(first - 1) == '\\') {
            first--;
        }
        return (quote - first) % 2 == 1;
    }

    private static boolean isOfNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }
}
