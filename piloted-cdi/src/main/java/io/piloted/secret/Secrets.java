package io.piloted.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken for a secret when a part of a text is shown: what follows a name such as {@code token} or
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

    /** Enough to recognise a value by, too little to flood a log. */
    private static final int LONGEST_QUOTE = 60;

    /** How far around the part that is shown names and addresses are looked for, so that no text takes long. */
    private static final int REACH = 4096;

    private static final String PEM = "-----BEGIN";

    private static final Pattern NAME = Pattern.compile(
            "(?:token|passw|passphrase|pass(?![a-z])|pwd|secret|credential|private|auth|keys?(?![a-z]))",
            Pattern.CASE_INSENSITIVE);

    /** A name with a colon behind it, but no {@code :=}. */
    private static final Pattern NAMED =
            Pattern.compile(NAME.pattern() + "[\\w$-]{0,64}[\"']?\\s{0,64}:(?!=)", Pattern.CASE_INSENSITIVE);

    /**
     * A name with an equals sign behind it, but no {@code ==}; one that is an option of a command, such as
     * {@code --password}; or what a token is announced by in a header.
     */
    private static final Pattern SET = Pattern.compile(
            NAME.pattern() + "[\\w$-]{0,64}[\"']?\\s{0,64}(?<!:)=(?!=)"
                    + "|(?<![\\w-])--?[\\w-]{0,64}" + NAME.pattern() + "[\\w-]{0,64}[\"',\\s]"
                    + "|\\bbearer\\s",
            Pattern.CASE_INSENSITIVE);

    /** What is between the scheme, if there is one, and the host. */
    private static final Pattern USER_INFO =
            Pattern.compile("://([^\\s'\"]*)@|(?<![\\w.~-])([\\w.~-]{1,64}:(?!\\\\?/)[^\\s'\"@]+)@");

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
        return new Secrets(values(env, SHORTEST_VALUE));
    }

    /**
     * For a value out of such a text, of which one must be able to see what is wrong with it.
     *
     * @param env the variables: values of a secret name count from 4 characters, no others
     * @return what to hide
     */
    public static Secrets named(Map<String, String> env) {
        return new Secrets(values(env, Integer.MAX_VALUE));
    }

    private static List<String> values(Map<String, String> env, int shortestOther) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> variable : env.entrySet()) {
            int shortest = isMentionedIn(variable.getKey()) ? SHORTEST_NAMED_VALUE : shortestOther;
            if (variable.getValue().length() >= shortest) {
                values.add(variable.getValue());
            }
        }
        return List.copyOf(values);
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
     * A text with its secrets made unreadable.
     *
     * @param text the text
     * @return as many characters, some of them asterisks
     */
    public String hide(String text) {
        return hide(text, 0, text.length());
    }

    /**
     * A part of a text with its secrets made unreadable, even those whose names are before the part, on the same line or
     * one that it continues, and those that begin or end outside it.
     *
     * @param text the text
     * @param from where the part begins
     * @param to where it ends
     * @return as many characters as the part has, some of them asterisks
     */
    public String hide(String text, int from, int to) {
        StringBuilder shown = new StringBuilder(text.substring(from, to));
        int start = Math.max(lineStart(text, from), from - REACH);
        String around = text.substring(start, Math.min(text.length(), to + REACH));
        hideBehind(NAMED, shown, around, start - from);
        hideBehind(SET, shown, around, start - from);
        hideUsers(shown, around, start - from);
        hideValues(shown, text, from, to);
        return shown.toString();
    }

    private static void hideBehind(Pattern name, StringBuilder shown, String text, int offset) {
        Matcher found = name.matcher(text);
        if (found.find()) {
            cover(shown, offset + found.end(), shown.length());
        }
    }

    private static void hideUsers(StringBuilder shown, String text, int offset) {
        Matcher userInfo = USER_INFO.matcher(text);
        while (userInfo.find()) {
            int group = userInfo.start(1) < 0 ? 2 : 1;
            cover(shown, offset + userInfo.start(group), offset + userInfo.end(group));
        }
    }

    private void hideValues(StringBuilder shown, String text, int from, int to) {
        for (String value : values) {
            int i = text.indexOf(value, Math.max(0, from - value.length()));
            while (i >= 0 && i < to) {
                cover(shown, i - from, i + value.length() - from);
                i = text.indexOf(value, i + 1);
            }
        }
    }

    /** Where the line begins, with those before it that end in a backslash. */
    private static int lineStart(String text, int from) {
        int start = from;
        while (start > 0 && !(isLineEnd(text.charAt(start - 1)) && !isContinued(text, start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isContinued(String text, int lineEnd) {
        int last = lineEnd - 1;
        if (last >= 0 && text.charAt(lineEnd) == '\n' && text.charAt(last) == '\r') {
            last--;
        }
        return last >= 0 && text.charAt(last) == '\\';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /**
     * Makes characters unreadable, but for spaces.
     *
     * @param text where they are
     * @param from the first of them; may be before the text
     * @param to the end of them; may be behind the text
     */
    public static void cover(StringBuilder text, int from, int to) {
        for (int i = Math.max(from, 0); i < Math.min(to, text.length()); i++) {
            if (text.charAt(i) != ' ') {
                text.setCharAt(i, HIDDEN);
            }
        }
    }

    /**
     * A value as a message may quote it that names its place: a name with a colon is what it is, such as a host's.
     *
     * @param value the value
     * @return in double quotes, on one line, cut if it is long, without secrets of the environment, users of addresses and
     *     private keys
     */
    public String quote(String value) {
        if (value.contains(PEM)) {
            return "the text of a PEM file";
        }
        int end = Math.min(value.length(), LONGEST_QUOTE);
        StringBuilder hidden = new StringBuilder(value.substring(0, end));
        String around = value.substring(0, Math.min(value.length(), REACH));
        hideBehind(SET, hidden, around, 0);
        hideUsers(hidden, around, 0);
        hideValues(hidden, value, 0, end);
        String shown = Printable.of(hidden.toString());
        return '"' + shown + (value.length() > LONGEST_QUOTE ? "..." : "") + '"';
    }

    /**
     * A message without these words, whole or only their beginning, in upper or lower case.
     *
     * @param message the message
     * @param words the words; those of less than 4 characters are left in it
     * @return the message with {@code ***} for each of them
     */
    public static String without(String message, Collection<String> words) {
        String shown = message;
        for (String word : words) {
            if (word.length() >= SHORTEST_NAMED_VALUE) {
                shown = without(shown, word, SHORTEST_NAMED_VALUE);
            }
        }
        return shown;
    }

    /**
     * A message without a token, whole or only its beginning of at least 8 characters, in upper or lower case.
     *
     * @param message the message
     * @param token the token
     * @return the message with {@code ***} for each
     */
    public static String withoutToken(String message, String token) {
        return token.isEmpty() ? message : without(message, token, Math.min(SHORTEST_VALUE, token.length()));
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
                shown.append(message, copied, i).append("***");
                copied = end;
                i = end - 1;
            }
        }
        return shown.append(message, copied, message.length()).toString();
    }
}
