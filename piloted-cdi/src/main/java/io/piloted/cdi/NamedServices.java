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

/** The services that an application's classes name: where they are injected, and which of them observers wait for. */
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

    /** Checks all of them at once, so that a developer has to mend them only once. */
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

    /** The injected ones as strings, which is all that a build can hand to the run time. */
    String[] injectedAsText() {
        return injected.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(place -> place + SEPARATOR + entry.getKey()))
                .toArray(String[]::new);
    }

    /** Differs whenever any of the names or places does. */
    String fingerprint() {
        String all = String.join("\n", injectedAsText()) + "\n\n" + String.join("\n", observed);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static NamedServices of(String[] injectedAsText, String[] observed) {
        NamedServices services = new NamedServices();
        for (String text : injectedAsText) {
            int separator = text.indexOf(SEPARATOR); // a place has none, whatever a service is called
            services.addInjected(text.substring(separator + 1), text.substring(0, separator));
        }
        services.observed.addAll(Arrays.asList(observed));
        return services;
    }
}
