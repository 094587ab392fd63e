package io.piloted.secret;

/** Takes a known secret out of what somebody else wrote. */
public final class Secrets {

    /** Shorter beginnings would be found in words that have nothing to do with the secret. */
    private static final int SHORTEST_PART = 8;

    private Secrets() {}

    /**
     * A message without a token, whole or only its beginning of at least 8 characters, in upper or lower case.
     *
     * @param message the message
     * @param token the token
     * @return the message with {@code ***} for each
     */
    public static String withoutToken(String message, String token) {
        return token.isEmpty() ? message : without(message, token, Math.min(SHORTEST_PART, token.length()));
    }

    private static String without(String message, String word, int shortest) {
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < message.length(); i++) {
            int end = i;
            while (end - i < word.length() && message.regionMatches(true, end, word, end - i, 1)) {
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
