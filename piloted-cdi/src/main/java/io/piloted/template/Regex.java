package io.piloted.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression of RE2/J, with the replacement rules of Go's package regexp. */
final class Regex {

    /** The last Unicode character that has an upper and a lower case. */
    private static final long CASES = 0x1E943;

    private final Pattern pattern;
    private final List<String> groupNames;
    private final RenderingContext rendering;

    /** The steps for reading one character. A longer expression takes more. */
    private final int effort;

    /** The same pattern, followed by the rest of the text. Compiled when needed. */
    private @Nullable Pattern patternAndRest;

    private Regex(Pattern pattern, List<String> groupNames, RenderingContext rendering) {
        this.pattern = pattern;
        this.groupNames = groupNames;
        this.rendering = rendering;
        this.effort = 1 + pattern.pattern().length() / Limits.STEP;
    }

    static Regex compile(String bytes, RenderingContext rendering) {
        rendering.countSteps(effort(bytes));
        if (!Bytes.isValid(bytes)) {
            throw new FunctionException("the regular expression is not UTF-8");
        }
        RegexSyntax syntax = new RegexSyntax(Bytes.toJava(bytes));
        try {
            return new Regex(Pattern.compile(syntax.unnamed()), syntax.names(), rendering);
        } catch (PatternSyntaxException e) {
            // The expression is not shown: it may be the value of a variable, and so a secret.
            throw new FunctionException(e.getDescription() + " in the regular expression");
        }
    }

    /** The steps to compile an expression: RE2/J looks up the other case of each character in a range beyond ASCII. */
    private static long effort(String bytes) {
        boolean ignoresCase = bytes.contains("(?");
        boolean beyondAscii = bytes.contains("\\") || Bytes.asciiPrefix(bytes) < bytes.length();
        long ranges =
                ignoresCase && beyondAscii ? bytes.chars().filter(c -> c == '-').count() : 0;
        return (long) bytes.length() * Limits.STEP + ranges * CASES;
    }

    /** Replaces every match in a text by the expanded template. */
    String replaceAll(String bytes, String template) {
        RegexText text = RegexText.of(bytes);
        String chars = text.chars();
        CharSequence counted = new Counted(chars);
        Matcher matcher = pattern.matcher(counted);
        boolean needsGroups = template.indexOf('$') >= 0;
        Buffer out = new Buffer();
        int copied = 0;
        int search = 0;
        while (search <= chars.length() && matcher.find(search)) {
            int start = matcher.start();
            int end = matcher.end();
            out.append(bytes, text.offset(copied), text.offset(start));
            // An empty match directly after another match is not replaced.
            if (end > copied || start == 0) {
                if (needsGroups) {
                    expand(template, bytes, groups(matcher, counted, text), out);
                } else {
                    out.append(template);
                }
            }
            copied = end;
            search = end > search ? end : text.next(search);
        }
        out.append(bytes, text.offset(copied), bytes.length());
        return out.toString();
    }

    /**
     * The begin and end of each group of a match, in bytes; -1 for a group that is not part of the match.
     *
     * <p>RE2/J finds the groups in a second search. That search sees only one character after the match, may treat it
     * as the end of the text, and then finds a longer match than the first search. In that case a third search, whose
     * match includes the rest of the text, gives the right result.
     */
    private int[] groups(Matcher matcher, CharSequence counted, RegexText text) {
        int start = matcher.start();
        int end = matcher.end();
        Matcher grouped = matcher;
        if (matcher.groupCount() > 0) {
            // Starts the second search, which overwrites the match.
            matcher.start(1);
        }
        if (matcher.end() != end) {
            if (patternAndRest == null) {
                patternAndRest = Pattern.compile("(?:" + pattern.pattern() + ")(?s:.*)");
            }
            grouped = patternAndRest.matcher(counted);
            grouped.find(start);
        }
        int[] groups = new int[2 * groupNames.size()];
        groups[0] = text.offset(start);
        groups[1] = text.offset(end);
        for (int i = 1; i < groupNames.size(); i++) {
            groups[2 * i] = grouped.start(i) < 0 ? -1 : text.offset(grouped.start(i));
            groups[2 * i + 1] = grouped.end(i) < 0 ? -1 : text.offset(grouped.end(i));
        }
        return groups;
    }

    /** Appends a template. $1, $name and ${name} are groups, and $$ is a dollar sign. */
    private void expand(String template, String bytes, int[] groups, Buffer out) {
        int from = 0;
        int dollar = template.indexOf('$');
        while (dollar >= 0) {
            out.append(template, from, dollar);
            from = dollar + 1;
            if (template.startsWith("$", from)) {
                out.append('$');
                from++;
            } else {
                boolean braced = template.startsWith("{", from);
                int start = braced ? from + 1 : from;
                int end = endOfName(template, start);
                if (end == start || (braced && !template.startsWith("}", end))) {
                    out.append('$');
                } else {
                    int group = group(template.substring(start, end), groups);
                    if (group >= 0) {
                        out.append(bytes, groups[2 * group], groups[2 * group + 1]);
                    }
                    from = braced ? end + 1 : end;
                }
            }
            dollar = template.indexOf('$', from);
        }
        out.append(template, from, template.length());
    }

    private static int endOfName(String template, int start) {
        int end = start;
        while (end < template.length()) {
            int rune = Bytes.runeAt(template, end);
            if (rune != '_' && !Character.isLetter(rune) && !Character.isDigit(rune)) {
                break;
            }
            end += Bytes.widthAt(template, end);
        }
        return end;
    }

    /** The index of the group with this number or name; -1 if the match has no such group. */
    private int group(String name, int[] groups) {
        boolean isNumber =
                name.chars().allMatch(c -> c >= '0' && c <= '9') && (name.equals("0") || name.charAt(0) != '0');
        if (isNumber && name.length() <= 8) {
            int group = Integer.parseInt(name);
            return group < groupNames.size() && groups[2 * group] >= 0 ? group : -1;
        }
        for (int i = 1; i < groupNames.size(); i++) {
            if (groupNames.get(i).equals(name) && groups[2 * i] >= 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * A text that counts how often it is read. Each search is linear, but many searches may each read all the rest.
     */
    private final class Counted implements CharSequence {

        private static final int AT_ONCE = 1024;

        private final String text;
        private int read;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            read++;
            if (read == AT_ONCE) {
                read = 0;
                rendering.countSteps((long) AT_ONCE * effort);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
