package io.piloted.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parser of Go's number literals (Go: text/template/parse/node.go and strconv). */
final class NumberLiteral {

    private static final String FLOAT = "0[xX][0-9a-fA-F_]*+\\.?[0-9a-fA-F_]*+(?:[pP][+-]?[0-9_]*+)?"
            + "|[0-9_]*+\\.?[0-9_]*+(?:[eE][+-]?[0-9_]*+)?";
    private static final Pattern TOKEN = Pattern.compile(
            "[+-]?(?:" + "0[oO][0-7_]*+\\.?[0-7_]*+" + "|0[bB][01_]*+\\.?[01_]*+" + "|" + FLOAT + ")i?");
    private static final Pattern COMPLEX = Pattern.compile("([+-]?(?:" + FLOAT + "))([+-](?:" + FLOAT + "))i");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX](?:[0-9a-fA-F]++\\.?[0-9a-fA-F]*+|\\.[0-9a-fA-F]++)[pP][+-]?[0-9]++");

    private NumberLiteral() {}

    /**
     * Finds the end of the characters from an index on that may belong to one number; the index itself if there are
     * none.
     */
    static int end(String text, int start) {
        Matcher token = TOKEN.matcher(text).region(start, text.length());
        return token.lookingAt() ? token.end() : start;
    }

    static Expression parse(Token token) {
        String text = token.text();
        int position = token.position();
        return switch (token.kind()) {
            case CHARACTER -> new Expression.Literal(position, Value.of(StringLiteral.parseCharacter(text)));
            case COMPLEX -> new Expression.Literal(position, complex(text));
            default -> real(position, text);
        };
    }

    private static Value complex(String text) {
        Matcher matcher = COMPLEX.matcher(text);
        if (matcher.matches()) {
            Double real = parseFloat(matcher.group(1));
            Double imaginary = parseFloat(matcher.group(2));
            if (real != null && imaginary != null) {
                return new Value.Complex(real, imaginary);
            }
        }
        throw new FunctionException("illegal number");
    }

    private static Expression real(int position, String text) {
        if (text.endsWith("i")) {
            Double imaginary = parseFloat(text.substring(0, text.length() - 1));
            if (imaginary != null) {
                return new Expression.Literal(position, new Value.Complex(0, imaginary));
            }
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        Long magnitude = parseUnsigned(signed ? text.substring(1) : text);
        if (magnitude != null) {
            boolean negative = text.startsWith("-");
            if (magnitude >= 0 || (negative && magnitude == Long.MIN_VALUE)) {
                long value = negative ? -magnitude : magnitude;
                // An e is a hexadecimal digit here. After a sign, Go mistakes it for an exponent, and the number for a
                // float.
                boolean looksLikeFloat = signed && (text.contains("e") || text.contains("E"));
                return new Expression.Literal(position, looksLikeFloat ? new Value.Float64(value) : Value.of(value));
            }
            if (!signed) {
                return new Expression.TooBig(position, text);
            }
        }
        Double value = parseFloat(text);
        if (value == null) {
            throw new FunctionException("illegal number");
        }
        if (text.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0)) {
            throw new FunctionException("integer overflow");
        }
        return new Expression.Literal(position, new Value.Float64(value));
    }

    /** The 64 bits of a number without a sign, in the base of its prefix; null if it is invalid or too large. */
    private static @Nullable Long parseUnsigned(String text) {
        int radix = 10;
        String digits = text;
        if (text.startsWith("0") && text.length() > 1) {
            char letter = text.length() < 3 ? '0' : Character.toLowerCase(text.charAt(1));
            radix = letter == 'b' ? 2 : letter == 'x' ? 16 : 8;
            digits = text.substring(letter == 'b' || letter == 'x' || letter == 'o' ? 2 : 1);
        }
        if (!hasGoodUnderscores(text)) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(digits.replace("_", ""), radix);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The nearest float; null if the number is invalid or too large. */
    private static @Nullable Double parseFloat(String text) {
        String number = text.replace("_", "");
        boolean isFloat =
                DECIMAL.matcher(number).matches() || HEXADECIMAL.matcher(number).matches();
        if (!isFloat || !hasGoodUnderscores(text)) {
            return null;
        }
        double value = Double.parseDouble(number);
        return Double.isInfinite(value) ? null : value;
    }

    /** Whether each underscore is between two digits (a prefix counts as a digit). */
    private static boolean hasGoodUnderscores(String text) {
        if (text.indexOf('_') < 0) {
            return true;
        }
        int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean hasPrefix =
                text.length() >= i + 2 && text.charAt(i) == '0' && "bBoOxX".indexOf(text.charAt(i + 1)) >= 0;
        int radix = hasPrefix && Character.toLowerCase(text.charAt(i + 1)) == 'x' ? 16 : 10;
        boolean afterDigit = hasPrefix;
        boolean afterUnderscore = false;
        for (i += hasPrefix ? 2 : 0; i < text.length(); i++) {
            boolean digit = Character.digit(text.charAt(i), radix) >= 0;
            boolean underscore = text.charAt(i) == '_';
            if ((underscore && !afterDigit) || (afterUnderscore && !digit)) {
                return false;
            }
            afterDigit = digit;
            afterUnderscore = underscore;
        }
        return !afterUnderscore;
    }
}
