package io.piloted.secret;

/** A filter that removes a known secret from a message of another program. */
public final class Secrets {

    /** The minimum length of a part that is removed, because a shorter part may be an ordinary word. */
    private static final int SHORTEST_PART = 8;

    private Secrets() {}

    /** Replaces a token by {@code ***}, and any prefix of it with at least 8 characters, ignoring case. */
    public static String withoutToken(String message, String token) {
        int shortest = Math.max(1, Math.min(SHORTEST_PART, token.length()));
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < message.length(); i++) {
            int end = i;
            while (end - i < token.length() && message.regionMatches(true, end, token, end - i, 1)) {
                end++;
            }
            if (end - i >= shortest) {
                shown.append(message, copied, i).append(Visible.HIDDEN);
                copied = end;
                i = end - 1;
            }
        }
        return shown.append(message, copied, message.length()).toString();
    }
}
