package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The problems found so far: all are reported at once, so that nobody corrects a file one start at a time. */
final class Problems {

    private final Found found;
    private final List<String> list = new ArrayList<>();

    /** With the environment that the values may be from. */
    Problems(Map<String, String> env) {
        this.found = new Found(env);
    }

    void unexpected(String path, String expected, JsonValue value) {
        list.add(LOG.problem(path, expected, found.describe(value)));
    }

    void unexpected(String path, String expected, String text) {
        list.add(LOG.problem(path, expected, found.quote(text)));
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
