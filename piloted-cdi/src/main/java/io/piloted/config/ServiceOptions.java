package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.ServiceQuery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services of an application, from the ContainerPilot file and from {@code piloted.services}. A service in both is
 * one service. The options {@code piloted.service.<name>.*} add to the file's settings of a service, or replace them.
 * Immutable.
 *
 * @param services all services; the file's services come first, in its order
 * @param replacing the names of options that replace a value of the file
 */
public record ServiceOptions(List<ServiceQuery> services, Set<String> replacing) {

    /** The prefix of the options of one service; the service's name, a dot and one of {@link #KEYS} follow. */
    static final String FAMILY = "piloted.service.";

    /** The last part of the options of one service. */
    static final List<String> KEYS = List.of("dc", "filter", "name", "near", "port", "query", "tag");

    static final String NAMES = "piloted.services";

    /**
     * Joins the services of the file and the options; the file's services come first.
     *
     * @throws ContainerPilotException if there is neither a file nor {@code piloted.services}, or a value is invalid;
     *     the message lists all problems
     */
    public static ServiceOptions join(ContainerPilot file, Function<String, Optional<String>> lookup) {
        Problems problems = new Problems();
        OptionReader reader = new OptionReader(lookup, problems);
        Set<String> names = new LinkedHashSet<>(OptionReader.names(reader.text(NAMES)));
        if (names.isEmpty() && !file.isFile()) {
            throw MESSAGES.unset();
        }
        names.removeIf(name -> !isAllowed(name, problems));
        List<ServiceQuery> services = new ArrayList<>();
        Set<String> replacing = new TreeSet<>();
        for (ServiceQuery query : file.services()) {
            services.add(completed(query, reader, problems, replacing));
            names.remove(query.service());
        }
        for (String name : names) {
            services.add(completed(ServiceQuery.of(name), reader, problems, replacing));
        }
        problems.throwIfAny(MESSAGES::optionProblems);
        return new ServiceOptions(List.copyOf(services), replacing);
    }

    /** The names of all services, in the same order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        services.forEach(query -> names.add(query.service()));
        return names;
    }

    /** Logs which options replace a value of the file. */
    public void logReplacing() {
        if (!replacing.isEmpty()) {
            MESSAGES.replacedByOptions(String.join(", ", replacing));
        }
    }

    /** Checks a name, which becomes part of option names and URIs. For another name in Consul there is an option. */
    private static boolean isAllowed(String name, Problems problems) {
        boolean allowed = isLetterOrDigit(name.charAt(0))
                && name.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
        if (!allowed) {
            problems.unexpectedOption(
                    NAMES,
                    "names of ASCII letters, digits, dashes, underscores and dots that begin with a letter or digit (set "
                            + FAMILY + "<name>.name if Consul has another name)",
                    name);
        }
        return allowed;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The key of an option of a service: {@code piloted.service.app.tag}. */
    static String plainKey(String service, String key) {
        return FAMILY + service + '.' + key;
    }

    /** The key with quotes, as YAML sources write it for a name with dots: {@code piloted.service."v2.app".tag}. */
    static String quotedKey(String service, String key) {
        return FAMILY + '"' + service + "\"." + key;
    }

    /** The value of an option of a service, with the form of the key that has it. */
    private record Setting(String key, Optional<String> value) {

        static Setting of(String service, String key, OptionReader reader) {
            String plain = plainKey(service, key);
            Optional<String> value = reader.text(plain);
            if (value.isPresent()) {
                return new Setting(plain, value);
            }
            String quoted = quotedKey(service, key);
            Optional<String> inQuotes = reader.text(quoted);
            return new Setting(inQuotes.isPresent() ? quoted : plain, inQuotes);
        }

        boolean isSet() {
            return value.isPresent();
        }

        /** Reports a value beside a prepared query. */
        void notBeside(Setting query, String reason, Problems problems) {
            if (query.isSet() && isSet()) {
                problems.unexpectedOption(key, "no value beside " + query.key + ", since " + reason, value.get());
            }
        }
    }

    private static ServiceQuery completed(
            ServiceQuery file, OptionReader reader, Problems problems, Set<String> replacing) {
        Function<String, Setting> settings = key -> Setting.of(file.service(), key, reader);
        Setting tag = settings.apply("tag");
        Setting filter = settings.apply("filter");
        Setting dc = settings.apply("dc");
        Setting query = settings.apply("query");
        tag.notBeside(query, "a prepared query has its own tags", problems);
        filter.notBeside(query, "a prepared query has no filter", problems);
        List<String> datacenters = List.copyOf(OptionReader.names(dc.value()));
        note(tag.isSet() && file.tag().isPresent() && !tag.value().equals(file.tag()), tag, replacing);
        note(
                !datacenters.isEmpty() && !file.datacenters().isEmpty() && !datacenters.equals(file.datacenters()),
                dc,
                replacing);
        note(query.isSet() && file.tag().isPresent(), query, replacing);
        return new ServiceQuery(
                file.service(),
                query.isSet() ? Optional.empty() : tag.value().or(file::tag),
                filter.value(),
                datacenters.isEmpty() ? file.datacenters() : datacenters,
                query.value(),
                settings.apply("near").value(),
                settings.apply("port").value(),
                settings.apply("name").value().orElse(file.service()));
    }

    private static void note(boolean replaces, Setting option, Set<String> replacing) {
        if (replaces) {
            replacing.add(option.key());
        }
    }

    /** Written by hand: the JVM generates a record's method at its first use, which would make a refresh slower. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceOptions that
                && services.equals(that.services)
                && replacing.equals(that.replacing);
    }

    @Override
    public int hashCode() {
        return services.hashCode();
    }
}
