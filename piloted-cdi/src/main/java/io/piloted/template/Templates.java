package io.piloted.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates of one source by name; the source itself is the one whose name is empty. */
final class Templates {

    private static final String ROOT = "";

    private final Map<String, Node.Body> bodies = new HashMap<>();

    /** Adds one, unless it would replace one with nothing; false if there is one already. */
    boolean define(String name, Node.Body body) {
        Node.Body known = bodies.get(name);
        if (known == null || known.isBlank()) {
            bodies.put(name, body);
            return true;
        }
        return body.isBlank();
    }

    Node.@Nullable Body get(String name) {
        return bodies.get(name);
    }

    /** What is to be rendered: the source, or if that is blank a template with an empty name. */
    Node.@Nullable Body root() {
        return bodies.get(ROOT);
    }
}
