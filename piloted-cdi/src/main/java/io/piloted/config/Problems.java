package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

    /** Throws if there is any problem; the message is made of their list. */
    void raise(Function<String, String> message) {
        if (!list.isEmpty()) {
            String lines = System.lineSeparator() + "  ";
            throw new ContainerPilotException(message.apply(lines + String.join(lines, list)), list);
        }
    }
}
