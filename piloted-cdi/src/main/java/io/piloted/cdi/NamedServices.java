package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The services that an application's classes name, at injection points and in observers. */
final class NamedServices {

    private static final char SEPARATOR = '=';

    private final Map<String, Set<String>> injected = new TreeMap<>();
    private final Set<String> observed = new TreeSet<>();

    void addInjected(String service, String place) {
        injected.computeIfAbsent(service, name -> new LinkedHashSet<>()).add(place);
    }

    void addObserved(String service) {
        observed.add(service);
    }

    Set<String> injected() {
        return injected.keySet();
    }

    Set<String> observed() {
        return observed;
    }

    /** Checks that all services are known. Reports all unknown ones together. */
    void check(Set<String> known) {
        for (String service : observed) {
            if (!known.contains(service)) {
                MESSAGES.observerOfUnknownService(service);
            }
        }
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, Set<String>> entry : injected.entrySet()) {
            if (!known.contains(entry.getKey())) {
                for (String place : entry.getValue()) {
                    unknown.add("@Piloted(\"" + entry.getKey() + "\") at " + place);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw MESSAGES.unknownServices(String.join("; ", unknown), NameList.of(known));
        }
    }

    /** The injected services as strings, for the transfer from build time to run time. */
    String[] injectedAsText() {
        return injected.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(place -> place + SEPARATOR + entry.getKey()))
                .toArray(String[]::new);
    }

    /** A text that is different if any name or place is different. */
    String fingerprint() {
        String all = String.join("\n", injectedAsText()) + "\n\n" + String.join("\n", observed);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static NamedServices of(String[] injectedAsText, String[] observed) {
        NamedServices services = new NamedServices();
        for (String text : injectedAsText) {
            int separator = text.indexOf(SEPARATOR); // the first one: a name may contain it, a place not
            services.addInjected(text.substring(separator + 1), text.substring(0, separator));
        }
        services.observed.addAll(Arrays.asList(observed));
        return services;
    }
}
