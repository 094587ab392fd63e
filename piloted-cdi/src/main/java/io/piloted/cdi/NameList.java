package io.piloted.cdi;

import java.util.Collection;

/** A formatter of names for messages. A file may name thousands of services, so it shortens the list. */
final class NameList {

    private static final int SHOWN = 10;

    private NameList() {}

    /** At most ten names, and the number of further ones. */
    static String of(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = String.join(", ", names.stream().limit(SHOWN).toList());
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
