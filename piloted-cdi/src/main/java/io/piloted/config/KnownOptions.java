package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The names of all options of the library, {@code piloted.*}. They are the names that the readers of the options look
 * up.
 */
public final class KnownOptions {

    /** Every option, except the options of one service. */
    static final Set<String> NAMES = names();

    /** The prefixes of the compatibility kit's options, because the kit runs in the same JVM. */
    private static final List<String> FAMILIES = List.of("piloted.tck.", "piloted.endurance");

    /** The index at the end of the key of a list element. */
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");

    private static final String PREFIX = ProcessEnvironment.variable("piloted.");

    /** The maximum number of options in the warning, because one mistake may affect thousands of services. */
    private static final int DESCRIBED = 10;

    private static final String OF_ONE_SERVICE = ProcessEnvironment.variable(ServiceOptions.FAMILY);

    private KnownOptions() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(ContainerPilotConfigSource.ORDINAL, ServiceOptions.NAMES));
        Function<String, Optional<String>> unset = name -> {
            names.add(name);
            return Optional.empty();
        };
        Options.from(unset);
        ConsulReader.withOptions(ConsulSettings.NONE, unset);
        return names;
    }

    /**
     * Logs one warning about all unknown {@code piloted.*} options, each with the most similar known option.
     *
     * @param keys the names of all configuration properties; may include names of environment variables
     * @param services the names of all services; if empty, options of services are not checked
     */
    public static void warnAboutOthers(Iterable<String> keys, Set<String> services) {
        SortedMap<String, String> unknown = new TreeMap<>();
        Set<String> all = new HashSet<>();
        for (String key : keys) {
            if (key.regionMatches(true, 0, PREFIX, 0, PREFIX.length() - 1)) {
                all.add(key);
            }
        }
        // A YAML file also has each list under its own key, which is the one that the library reads.
        all.removeIf(key ->
                ELEMENT.matcher(key).find() && all.contains(ELEMENT.matcher(key).replaceFirst("")));
        Set<String> known = variables(services);
        for (String key : all) {
            String normal = ProcessEnvironment.variable(key);
            boolean isUnchecked = services.isEmpty() && normal.startsWith(OF_ONE_SERVICE);
            if (normal.startsWith(PREFIX) && !isUnchecked && !isKnown(normal, known)) {
                // A source may have a variable under both names; prefer the one with dots, which sorts later.
                unknown.merge(normal, key, (one, other) -> one.compareTo(other) > 0 ? one : other);
            }
        }
        if (!unknown.isEmpty()) {
            MESSAGES.unknownOptions(described(unknown, services));
        }
    }

    private static String described(Map<String, String> unknown, Set<String> services) {
        List<String> options = new ArrayList<>(NAMES);
        services.forEach(
                service -> ServiceOptions.KEYS.forEach(key -> options.add(ServiceOptions.plainKey(service, key))));
        List<String> described = new ArrayList<>();
        unknown.entrySet().stream()
                .limit(DESCRIBED)
                .forEach(entry -> described.add(
                        entry.getValue() + " (the nearest option is " + nearest(entry.getKey(), options) + ')'));
        int more = unknown.size() - described.size();
        return String.join(", ", described) + (more > 0 ? " and " + more + " more" : "");
    }

    /** The variables of all options: a set, because thousands of services may have thousands of options. */
    private static Set<String> variables(Set<String> services) {
        Set<String> variables = new HashSet<>();
        NAMES.forEach(name -> variables.add(ProcessEnvironment.variable(name)));
        for (String service : services) {
            for (String key : ServiceOptions.KEYS) {
                variables.add(ProcessEnvironment.variable(ServiceOptions.plainKey(service, key)));
                variables.add(ProcessEnvironment.variable(ServiceOptions.quotedKey(service, key)));
            }
        }
        return variables;
    }

    private static boolean isKnown(String normal, Set<String> known) {
        return known.contains(normal)
                || FAMILIES.stream().anyMatch(family -> normal.startsWith(ProcessEnvironment.variable(family)));
    }

    private static String nearest(String normal, List<String> options) {
        String nearest = "";
        int least = Integer.MAX_VALUE;
        for (String option : options) {
            int distance = distance(normal, ProcessEnvironment.variable(option));
            if (distance < least) {
                least = distance;
                nearest = option;
            }
        }
        return nearest;
    }

    /** The edit distance: the number of characters to add, remove or replace. */
    private static int distance(String one, String other) {
        int[] distances = new int[other.length() + 1];
        Arrays.setAll(distances, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, 1 + Math.min(distances[j], distances[j - 1]));
            }
        }
        return distances[other.length()];
    }
}
