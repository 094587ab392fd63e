package io.piloted.template;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates of one source by name. The source itself has an empty name. */
final class Templates {

    private static final String ROOT = "";

    private final Map<String, Node.Body> bodies = new HashMap<>();

    /** Adds a template. A blank one never replaces another. Returns false if a template with this name exists. */
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

    /** The template to render: the source, or if that is blank, a definition with an empty name. */
    Node.@Nullable Body root() {
        return bodies.get(ROOT);
    }
}
