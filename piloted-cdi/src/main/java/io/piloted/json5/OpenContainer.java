package io.piloted.json5;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object or array whose closing bracket has not been read yet. */
abstract class OpenContainer {

    final Source source;
    private final char closing;
    private boolean empty = true;

    private OpenContainer(Source source, char closing) {
        this.source = source;
        this.closing = closing;
    }

    /** Reads up to the next value and returns true, or reads the closing bracket and returns false. */
    final boolean hasNext() {
        source.skipBlanks();
        boolean separated = empty || take(',');
        source.skipBlanks();
        if (take(closing)) {
            return false;
        }
        if (!separated) {
            throw source.unexpected("',' or '" + closing + "'");
        }
        empty = false;
        beforeValue();
        return true;
    }

    private boolean take(char punctuation) {
        int start = source.position();
        boolean taken = source.take(punctuation);
        source.structure(start);
        return taken;
    }

    abstract void beforeValue();

    abstract void add(Json5Value value);

    abstract Json5Value build();

    static final class Elements extends OpenContainer {

        private final List<Json5Value> elements = new ArrayList<>();

        Elements(Source source) {
            super(source, ']');
        }

        @Override
        void beforeValue() {
            // An element of an array has no name.
        }

        @Override
        void add(Json5Value value) {
            elements.add(value);
        }

        @Override
        Json5Value build() {
            return new Json5Value.ArrayValue(elements);
        }
    }

    static final class Members extends OpenContainer {

        private final StringParser text;
        private final Map<String, Json5Value> members = new LinkedHashMap<>();
        private String name = "";

        Members(Source source, StringParser text) {
            super(source, '}');
            this.text = text;
        }

        @Override
        void beforeValue() {
            int start = source.position();
            name = text.name();
            int end = source.position();
            source.skipBlanks();
            int colon = source.position();
            source.expect(':', "':'");
            source.name(start, end);
            source.structure(colon);
        }

        @Override
        void add(Json5Value value) {
            members.put(name, value);
        }

        @Override
        Json5Value build() {
            return new Json5Value.ObjectValue(members);
        }
    }
}
