package io.piloted.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads options of every type. A value that is not allowed is a problem, and the default stands in for it. */
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

    /** Names between commas; empty if there are none. */
    Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        for (String one : text(name).orElse("").split(",", -1)) {
            if (!one.isBlank()) {
                names.add(one.strip());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    boolean flag(String name, boolean otherwise) {
        return read(name, otherwise, "true or false", OptionReader::flag);
    }

    private static Optional<Boolean> flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(word) || FALSE.contains(word) ? Optional.of(TRUE.contains(word)) : Optional.empty();
    }

    int count(String name, int otherwise) {
        return read(name, otherwise, "a whole number, 1 or more", OptionReader::count);
    }

    private static Optional<Integer> count(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(count -> count >= 1);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Duration duration(String name, Duration otherwise) {
        return read(
                name,
                otherwise,
                "a duration above 0, such as 500ms, 5s, 1m30s, PT5S, or 5 for seconds",
                Durations::positive);
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        String words = Arrays.stream(all).map(OptionReader::word).collect(Collectors.joining(" or "));
        return read(
                name,
                otherwise,
                words,
                text -> Arrays.stream(all)
                        .filter(one -> word(one).equalsIgnoreCase(text))
                        .findFirst());
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private <T> T read(String name, T otherwise, String allowed, Function<String, Optional<T>> parse) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            problems.unexpected(name, allowed, Found.quote(text.get()));
        }
        return value.orElse(otherwise);
    }
}
