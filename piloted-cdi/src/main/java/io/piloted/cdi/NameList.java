package io.piloted.cdi;

import java.util.Collection;

/** Writes names for people: a file may name thousands of services. */
final class NameList {

    private static final int SHOWN = 10;

    private NameList() {}

    /** At most ten of them, and how many more there are. */
    static String of(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = String.join(", ", names.stream().limit(SHOWN).toList());
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
