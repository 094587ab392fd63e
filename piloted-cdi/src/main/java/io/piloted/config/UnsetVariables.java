package io.piloted.config;

import io.piloted.PilotedException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search for the unset environment variable that made a value of the file empty. It renders the file again with a
 * mark for each unset variable, and looks for a mark in the value. Used only for error messages.
 */
final class UnsetVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)");
    private static final String MARK = "unset-variable-";

    private final ContainerPilotFile file;
    private final String text;
    private final Map<String, String> env;

    UnsetVariables(ContainerPilotFile file, String text, Map<String, String> env) {
        this.file = file;
        this.text = text;
        this.env = env;
    }

    /**
     * The first such variable; empty if there is none, or if the file would have a different structure with the marks.
     */
    Optional<String> behind(String path) {
        try {
            Map<String, String> marked = new HashMap<>(env);
            Matcher variables = VARIABLE.matcher(text);
            while (variables.find()) {
                String name = variables.group(1);
                if (env.getOrDefault(name, "").isEmpty()) {
                    marked.put(name, MARK + name + '.');
                }
            }
            String property = path.replaceFirst("^\\$", "containerpilot");
            String value = Flattener.properties(RenderedFile.parse(file, text, marked))
                    .all()
                    .getOrDefault(property, "");
            int start = value.indexOf(MARK);
            return start < 0
                    ? Optional.empty()
                    : Optional.of(value.substring(start + MARK.length(), value.indexOf('.', start)));
        } catch (PilotedException e) {
            return Optional.empty();
        }
    }
}
