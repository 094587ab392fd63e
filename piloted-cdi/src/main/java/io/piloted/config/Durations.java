package io.piloted.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of durations in the format of ISO 8601 ({@code PT5S}), of Go ({@code 1m30s}), or in seconds ({@code 5}). */
final class Durations {

    /** A longer duration is probably a mistake, and could overflow in conversions. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00B5s", 1_000L,
            "\u03BCs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private static final String NUMBER = "([0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})";
    private static final Pattern SECONDS = Pattern.compile(NUMBER);
    private static final Pattern PART = Pattern.compile(NUMBER + "(ns|us|\u00B5s|\u03BCs|ms|s|m|h)");
    private static final Pattern PARTS = Pattern.compile("\\+?(?:" + PART.pattern() + "){1,8}");

    private Durations() {}

    /** The duration in a text; empty if the text is invalid, or the duration is not above 0, or longer than a year. */
    static Optional<Duration> positive(String text) {
        return parse(text)
                .filter(duration -> duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return sum(PART.matcher(text + "s"));
        }
        if (PARTS.matcher(text).matches()) {
            return sum(PART.matcher(text));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> sum(Matcher parts) {
        BigDecimal nanos = BigDecimal.ZERO;
        while (parts.find()) {
            long unit = NANOS.getOrDefault(parts.group(2), 0L);
            nanos = nanos.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        // Too large for a long, so also longer than a year.
        return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
