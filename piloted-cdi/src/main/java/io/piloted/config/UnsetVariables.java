package io.piloted.config;

import io.piloted.PilotedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the unset environment variable that left a value of the file empty: renders the file once more, with a mark in the
 * place of each variable that is not set, and looks which mark the value has then. Only used for an error.
 */
final class UnsetVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)");
    private static final String MARK = "unset-variable-";

    private final ContainerPilotFile file;
    private final Map<String, String> env;

    UnsetVariables(ContainerPilotFile file, Map<String, String> env) {
        this.file = file;
        this.env = env;
    }

    /** The first of them; nothing if none is behind the value, or the file would be another with them. */
    Optional<String> behind(String path) {
        try {
            Map<String, String> marked = new HashMap<>(env);
            Matcher variables = VARIABLE.matcher(file.text());
            while (variables.find()) {
                String name = variables.group(1);
                if (env.getOrDefault(name, "").isEmpty()) {
                    marked.put(name, MARK + name + '.');
                }
            }
            String property = path.replaceFirst("^\\$", "containerpilot");
            String value =
                    Flattener.properties(RenderedFile.read(file, marked)).all().getOrDefault(property, "");
            int start = value.indexOf(MARK);
            return start < 0
                    ? Optional.empty()
                    : Optional.of(value.substring(start + MARK.length(), value.indexOf('.', start)));
        } catch (PilotedException e) {
            return Optional.empty();
        }
    }
}
