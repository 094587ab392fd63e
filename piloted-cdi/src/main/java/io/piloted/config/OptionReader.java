package io.piloted.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A reader of options of all types. It reports an invalid value as a problem, and returns the default instead. */
final class OptionReader {

    private static final Set<String> TRUE = Set.of("true", "yes", "y", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "off", "0");

    private final Function<String, Optional<String>> lookup;
    private final Problems problems;

    OptionReader(Function<String, Optional<String>> lookup, Problems problems) {
        this.lookup = lookup;
        this.problems = problems;
    }

    Optional<String> text(String name) {
        return lookup.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The names in the value of an option, which are separated by commas; empty if there are none. */
    static Set<String> names(Optional<String> text) {
        Set<String> names = new LinkedHashSet<>();
        for (String one : text.orElse("").split(",", -1)) {
            if (!one.isBlank()) {
                names.add(one.strip());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    boolean flag(String name, boolean otherwise) {
        return read(name, OptionReader::flag, otherwise, "true or false");
    }

    private static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(word) || FALSE.contains(word) ? Optional.of(TRUE.contains(word)) : Optional.empty();
    }

    int count(String name, int otherwise) {
        return read(name, text -> number(text, 1, Integer.MAX_VALUE), otherwise, "a whole number, 1 or more");
    }

    int percent(String name, int otherwise) {
        return read(name, text -> number(text, 0, 100), otherwise, "a whole number, 0 to 100");
    }

    private static Optional<Integer> number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Duration duration(String name, Duration otherwise) {
        return read(
                name,
                Durations::positive,
                otherwise,
                "a duration above 0, such as 500ms, 5s, 1m30s, PT5S, or 5 for seconds");
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        List<E> all = List.of(otherwise.getDeclaringClass().getEnumConstants());
        return read(
                name,
                text -> all.stream()
                        .filter(one -> word(one).equalsIgnoreCase(text))
                        .findFirst(),
                otherwise,
                all.stream().map(OptionReader::word).collect(Collectors.joining(" or ")));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private <T> T read(String name, Function<String, Optional<T>> parser, T otherwise, String allowed) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            problems.unexpectedOption(name, allowed, text.get());
        }
        return value.orElse(otherwise);
    }
}
