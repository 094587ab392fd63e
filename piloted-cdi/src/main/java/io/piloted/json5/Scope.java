package io.piloted.json5;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object or array whose opening bracket was passed and whose closing bracket was not. */
abstract class Scope {

    final Source source;
    private final char closing;
    private boolean empty = true;

    private Scope(Source source, char closing) {
        this.source = source;
        this.closing = closing;
    }

    /** Passes everything up to the next value and is true, or passes the closing bracket and is false. */
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

    abstract void add(JsonValue value);

    abstract JsonValue build();

    /** An array. */
    static final class Elements extends Scope {

        private final List<JsonValue> elements = new ArrayList<>();

        Elements(Source source) {
            super(source, ']');
        }

        @Override
        void beforeValue() {
            // An element has nothing before it.
        }

        @Override
        void add(JsonValue value) {
            elements.add(value);
        }

        @Override
        JsonValue build() {
            return new ArrayValue(elements);
        }
    }

    /** An object. */
    static final class Members extends Scope {

        private final Text text;
        private final Map<String, JsonValue> members = new LinkedHashMap<>();
        private String name = "";

        Members(Source source, Text text) {
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
        void add(JsonValue value) {
            members.put(name, value);
        }

        @Override
        JsonValue build() {
            return new ObjectValue(members);
        }
    }
}
