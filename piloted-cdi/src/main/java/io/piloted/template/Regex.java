package io.piloted.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression with the replacement rules of Go's regexp package; RE2/J finds the matches. */
final class Regex {

    /** How many characters may have another case: where the last one is that has. */
    private static final long CASES = 0x1E943;

    private final Pattern pattern;
    private final List<String> groupNames;
    private final Rendering rendering;

    /** What reading one character takes, in steps: the longer the expression, the more there is to try. */
    private final int effort;

    /** Matches as the pattern does, and then all the rest; compiled when needed. */
    private @Nullable Pattern patternAndRest;

    private Regex(Pattern pattern, List<String> groupNames, Rendering rendering) {
        this.pattern = pattern;
        this.groupNames = groupNames;
        this.rendering = rendering;
        this.effort = 1 + pattern.pattern().length() / Limits.STEP;
    }

    static Regex compile(String bytes, Rendering rendering) {
        rendering.countSteps(effort(bytes));
        if (!Bytes.isValid(bytes)) {
            throw new Failure("the regular expression is not UTF-8");
        }
        RegexSyntax syntax = new RegexSyntax(Bytes.toJava(bytes));
        try {
            return new Regex(Pattern.compile(syntax.unnamed()), syntax.names(), rendering);
        } catch (PatternSyntaxException e) {
            // Without the expression, which may be the value of a variable.
            throw new Failure(e.getDescription() + " in the regular expression");
        }
    }

    /** RE2/J looks up the case of each character of a range that goes beyond ASCII. */
    private static long effort(String bytes) {
        boolean ignoresCase = bytes.contains("(?");
        boolean beyondAscii = bytes.contains("\\") || Bytes.asciiPrefix(bytes) < bytes.length();
        long ranges =
                ignoresCase && beyondAscii ? bytes.chars().filter(c -> c == '-').count() : 0;
        return (long) bytes.length() * Limits.STEP + ranges * CASES;
    }

    /** Every match in a text replaced by what {@link #expand} makes of a template. */
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
            // Nothing is not replaced right after a match.
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
     * Where the groups of a match begin and end, in bytes; -1 where one took no part.
     *
     * <p>RE2/J looks for the groups in a second search, which sees no more of the text than one character after the
     * match, and so may take that for the end. Then it finds a longer match than before; a third search, of which the
     * match includes all the rest, cannot err.
     */
    private int[] groups(Matcher matcher, CharSequence counted, RegexText text) {
        int start = matcher.start();
        int end = matcher.end();
        Matcher grouped = matcher;
        if (matcher.groupCount() > 0) {
            // Starts the second search, which writes over the match.
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

    /** Appends a template, in which $1, $name and ${name} stand for groups, and $$ for a dollar sign. */
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

    /** The group of a number or name that took part in the match; -1 if there is none. */
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
     * A text that counts how often it is read: each search is linear, but each of many may have to read all the rest of
     * the text before it knows.
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
