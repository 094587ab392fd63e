package io.piloted.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A check of regular expressions before RE2/J compiles them. It rejects expressions that Go 1.19 rejects but RE2/J
 * accepts, removes the names of groups (only Go allows the same name twice), and limits memory and stack.
 */
final class RegexSyntax {

    private static final String NAMED_GROUP = "(?P<";

    /** Numbers have no leading zeros. Anything else in braces is text. */
    private static final String COUNTS = "(?:0|[1-9][0-9]*)(?:,(?:0|[1-9][0-9]*)?)?";

    /** Copies of the innermost part that nested counted repetitions may make; Go's own limit. */
    private static final int REPETITIONS = 1000;

    /** Instructions of the compiled expression, about 100 bytes each. */
    private static final int INSTRUCTIONS = 500_000;

    /** Instructions times groups, because each instruction may record the position of every group. */
    private static final long POSITIONS = 10_000_000;

    private final String text;
    private final boolean mayFold;
    private final StringBuilder unnamed = new StringBuilder();
    private final List<String> names = new ArrayList<>(List.of(""));
    private final Deque<Part> open = new ArrayDeque<>(List.of(new Part()));
    private Part last = new Part();
    private int position;

    /** The size of a part of the expression: its instructions, and the copies that it makes of something in it. */
    private static final class Part {

        private long size = 1;
        private long copies = 1;

        void add(Part part) {
            size += part.size;
            copies = Math.max(copies, part.copies);
        }
    }

    RegexSyntax(String text) {
        this.text = text;
        this.mayFold = UnsafeCaseFolding.mayBeIn(text);
        while (position < text.length()) {
            next();
        }
        if (open.stream().mapToLong(part -> part.size).sum() > INSTRUCTIONS
                || open.getLast().size * names.size() > POSITIONS) {
            throw new FunctionException("the regular expression is too large");
        }
    }

    /** The expression without the names of its groups. */
    String unnamed() {
        return unnamed.toString();
    }

    /** The name of each group, empty if it has none. */
    List<String> names() {
        return names;
    }

    private void next() {
        switch (text.charAt(position)) {
            case '\\' -> escape();
            case '[' -> characterClass();
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '{' -> repetition();
            default -> atom(position + 1);
        }
    }

    /** Records one element of the expression, which ends at an index. */
    private void atom(int end) {
        if (mayFold && UnsafeCaseFolding.isIn(text.substring(position, end))) {
            throw new FunctionException(
                    "U+1C80 to U+1C88 cannot be there, not even in the middle of a range, where case is ignored"
                            + " in the regular expression");
        }
        unnamed.append(text, position, end);
        position = end;
        last = new Part();
        open.element().add(last);
    }

    private void escape() {
        if (text.startsWith("\\Q", position)) {
            int end = text.indexOf("\\E", position);
            int to = end < 0 ? text.length() : end + 2;
            open.element().size += to - position;
            atom(to);
            // Closes the quoted text, because more text may follow.
            unnamed.append(end < 0 ? "\\E" : "");
            return;
        }
        requireEscape(position + 1);
        int end = Math.min(position + 2, text.length());
        boolean hasName = text.startsWith("{", end) && "xpP".indexOf(text.charAt(end - 1)) >= 0;
        int close = hasName ? text.indexOf('}', end) : -1;
        atom(close < 0 ? end : close + 1);
    }

    private void characterClass() {
        int end = position + 1;
        end += text.startsWith("^", end) ? 1 : 0;
        // A closing bracket at the beginning is a character.
        end += text.startsWith("]", end) ? 1 : 0;
        while (end < text.length() && text.charAt(end) != ']') {
            if (text.charAt(end) == '\\') {
                requireEscape(end + 1);
            }
            int posix = text.startsWith("[:", end) ? text.indexOf(":]", end + 2) : -1;
            end = posix >= 0 ? posix + 2 : end + (text.charAt(end) == '\\' ? 2 : 1);
        }
        atom(Math.min(end + 1, text.length()));
    }

    private void requireEscape(int escaped) {
        if (escaped < text.length() && text.charAt(escaped) >= 0x80) {
            throw new FunctionException("invalid escape sequence in the regular expression");
        }
    }

    private void openGroup() {
        if (open.size() > Limits.REGEX_NESTING) {
            throw new FunctionException(
                    "the groups of the regular expression are nested more than " + Limits.REGEX_NESTING + " deep");
        }
        open.push(new Part());
        if (text.startsWith("(?<", position)) {
            throw new FunctionException("a named group of the regular expression must be written (?P<name>…)");
        }
        int end = text.startsWith(NAMED_GROUP, position) ? text.indexOf('>', position) : -1;
        if (end >= 0) {
            String name = text.substring(position + NAMED_GROUP.length(), end);
            if (!name.matches("[A-Za-z0-9_]+")) {
                throw new FunctionException(
                        "the name of a group in the regular expression may only have letters, digits and _");
            }
            if (text.startsWith("?", end + 1)) {
                // Go rejects it; without the name it would have another meaning.
                throw new FunctionException("missing argument to repetition operator in the regular expression");
            }
            names.add(name);
            position = end;
        } else if (!text.startsWith("(?", position)) {
            names.add("");
        }
        unnamed.append('(');
        position++;
    }

    private void closeGroup() {
        unnamed.append(')');
        position++;
        // RE2/J reports a closing parenthesis without an opening one.
        if (open.size() > 1) {
            last = open.pop();
            open.element().add(last);
        }
    }

    /** Reads a repetition {@code {2} {2,} {2,3}}. Anything else in braces is text. */
    private void repetition() {
        int close = text.indexOf('}', position);
        String counts = close < 0 ? "" : text.substring(position + 1, close);
        if (!counts.matches(COUNTS)) {
            // Escaped, because RE2/J would read the text after a single brace as a second repetition.
            unnamed.append('\\');
            atom(position + 1);
            return;
        }
        unnamed.append(text, position, close + 1);
        position = close + 1;
        int comma = counts.indexOf(',');
        int least = count(comma < 0 ? counts : counts.substring(0, comma));
        boolean bounded = comma != counts.length() - 1;
        int most = bounded ? count(counts.substring(comma + 1)) : least;
        Part outer = open.element();
        outer.size += last.size * most;
        last.copies = bounded && most == 0 ? 0 : last.copies * Math.max(most, 1);
        requireFewCopies(last.copies);
        outer.copies = Math.max(outer.copies, last.copies);
        if (outer.size > INSTRUCTIONS) {
            throw new FunctionException("the regular expression is too large");
        }
    }

    private static int count(String digits) {
        requireFewCopies(digits.length() > 4 ? Long.MAX_VALUE : 1);
        return Integer.parseInt(digits);
    }

    private static void requireFewCopies(long copies) {
        if (copies > REPETITIONS) {
            throw new FunctionException("invalid repeat count in the regular expression");
        }
    }
}
