package io.piloted.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken for a secret when a line of a file is shown: what follows a name such as {@code token} or
 * {@code password}, the user and password of an address, and values of the environment. Hides too much rather than too
 * little. Immutable.
 */
public final class Secrets {

    /** For a text that nothing of the environment went into. */
    public static final Secrets NAMED_ONLY = new Secrets(List.of());

    private static final char HIDDEN = '*';

    /** Shorter values would be found in words that have nothing to do with them. */
    private static final int SHORTEST_VALUE = 8;

    private static final int SHORTEST_NAMED_VALUE = 4;

    private static final Pattern NAME = Pattern.compile(
            "(?:token|passw|passphrase|pwd|secret|credential|private|auth|key(?![a-z]))", Pattern.CASE_INSENSITIVE);

    /** A name with a colon or an equals sign behind it, but neither {@code :=} nor {@code ==}. */
    private static final Pattern NAMED =
            Pattern.compile(NAME.pattern() + "[\\w$-]*[\"']?\\s*[:=](?!=)", Pattern.CASE_INSENSITIVE);

    private static final Pattern USER_INFO = Pattern.compile("://([^\\s'\"]*)@");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /**
     * For a text that was made with an environment.
     *
     * @param env the variables: values of a secret name count from 4 characters, all others from 8
     * @return what to hide
     */
    public static Secrets of(Map<String, String> env) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> variable : env.entrySet()) {
            int shortest = isMentionedIn(variable.getKey()) ? SHORTEST_NAMED_VALUE : SHORTEST_VALUE;
            if (variable.getValue().length() >= shortest) {
                values.add(variable.getValue());
            }
        }
        return new Secrets(List.copyOf(values));
    }

    /**
     * Whether a text has the name of a secret in it.
     *
     * @param text any text
     * @return true if there is one
     */
    public static boolean isMentionedIn(String text) {
        return NAME.matcher(text).find();
    }

    /**
     * A line with its secrets made unreadable.
     *
     * @param line the line
     * @return as many characters, some of them asterisks
     */
    public String hide(String line) {
        StringBuilder shown = new StringBuilder(line);
        Matcher named = NAMED.matcher(line);
        if (named.find()) {
            hide(shown, named.end(), line.length());
        }
        Matcher userInfo = USER_INFO.matcher(line);
        while (userInfo.find()) {
            hide(shown, userInfo.start(1), userInfo.end(1));
        }
        for (String value : values) {
            for (int i = line.indexOf(value); i >= 0; i = line.indexOf(value, i + 1)) {
                hide(shown, i, i + value.length());
            }
        }
        return shown.toString();
    }

    private static void hide(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != ' ') {
                text.setCharAt(i, HIDDEN);
            }
        }
    }

    /**
     * A message without these words, whole or only their beginning.
     *
     * @param message the message
     * @param words the words; those of less than 4 characters are left in it
     * @return the message with {@code ***} for each of them
     */
    public static String without(String message, Collection<String> words) {
        String shown = message;
        for (String word : words) {
            if (word.length() >= SHORTEST_NAMED_VALUE) {
                shown = without(shown, word);
            }
        }
        return shown;
    }

    private static String without(String message, String word) {
        String beginning = word.substring(0, SHORTEST_NAMED_VALUE);
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        for (int i = message.indexOf(beginning); i >= 0; i = message.indexOf(beginning, copied)) {
            int end = i + SHORTEST_NAMED_VALUE;
            while (end < message.length() && end - i < word.length() && message.charAt(end) == word.charAt(end - i)) {
                end++;
            }
            shown.append(message, copied, i).append("***");
            copied = end;
        }
        return shown.append(message, copied, message.length()).toString();
    }
}
