package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The problems found so far: all are reported at once, so that nobody corrects a file one start at a time. */
final class Problems {

    private final List<String> list = new ArrayList<>();

    void unexpected(String path, String expected, JsonValue found) {
        unexpected(path, expected, Found.describe(found));
    }

    void unexpected(String path, String expected, String found) {
        list.add(LOG.problem(path, expected, found));
    }

    void absent(String path, String expected) {
        list.add(LOG.absent(path, expected));
    }

    void unknownKey(String path, String known) {
        list.add(LOG.unknownKey(path, known));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** All of them, each on a line of its own. */
    String lines() {
        String separator = System.lineSeparator() + "  ";
        return separator + String.join(separator, list);
    }

    /** What tells of them. */
    ContainerPilotException exception(String message) {
        return new ContainerPilotException(message, list);
    }
}
