package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.json5.Json5Value;
import io.piloted.secret.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A list of problems, so that all can be reported together. */
final class Problems {

    private final Function<String, Optional<String>> unset;
    private final List<String> list = new ArrayList<>();

    Problems() {
        this(path -> Optional.empty());
    }

    /** Creates the list. {@code unset} finds the unset variable that made a value empty. */
    Problems(Function<String, Optional<String>> unset) {
        this.unset = unset;
    }

    void unexpected(String path, String expected, Json5Value value) {
        list.add(MESSAGES.problem(path, expected, Found.describe(value)) + unset(path, WeakTypes.isBlank(value)));
    }

    void unexpected(String path, String expected, String text) {
        list.add(MESSAGES.problem(path, expected, Visible.describe(text)));
    }

    void unexpectedOption(String name, String expected, String text) {
        list.add(MESSAGES.problem(name, expected, Visible.quote(text)));
    }

    private String unset(String path, boolean isBlank) {
        return isBlank ? unset.apply(path).map(MESSAGES::unset).orElse("") : "";
    }

    void absent(String path, String expected) {
        list.add(MESSAGES.absent(path, expected));
    }

    void unknownKey(String path, String known) {
        list.add(MESSAGES.unknownKey(path, known));
    }

    /**
     * Throws an exception with all problems, unless there are none.
     *
     * @param message creates its message from the problems, each on its own line
     */
    void throwIfAny(UnaryOperator<String> message) {
        if (!list.isEmpty()) {
            String separator = System.lineSeparator() + "  ";
            throw new ContainerPilotException(message.apply(separator + String.join(separator, list)), list);
        }
    }
}
