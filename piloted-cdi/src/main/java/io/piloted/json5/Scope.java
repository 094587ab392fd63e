package io.piloted.json5;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** An object or array whose opening bracket was passed and whose closing bracket was not. */
abstract class Scope {

    private final Source source;
    private final char closing;
    private boolean empty = true;

    private Scope(Source source, char closing) {
        this.source = source;
        this.closing = closing;
    }

    /** Passes everything up to the next value and is true, or passes the closing bracket and is false. */
    final boolean hasNext() {
        source.skipBlanks();
        boolean separated = empty || source.take(',');
        source.skipBlanks();
        if (source.take(closing)) {
            return false;
        }
        if (!separated) {
            throw source.unexpected("',' or '" + closing + "'");
        }
        empty = false;
        beforeValue();
        return true;
    }

    abstract void beforeValue();

    abstract void add(JsonValue value);

    abstract JsonValue build();

    /** An array. */
    static final class Elements extends Scope {

        private final JsonArrayBuilder array;

        Elements(Source source, JsonArrayBuilder array) {
            super(source, ']');
            this.array = array;
        }

        @Override
        void beforeValue() {
            // An element has nothing before it.
        }

        @Override
        void add(JsonValue value) {
            array.add(value);
        }

        @Override
        JsonValue build() {
            return array.build();
        }
    }

    /** An object. */
    static final class Members extends Scope {

        private final Source source;
        private final Text text;
        private final JsonObjectBuilder object;
        private String name = "";

        Members(Source source, Text text, JsonObjectBuilder object) {
            super(source, '}');
            this.source = source;
            this.text = text;
            this.object = object;
        }

        @Override
        void beforeValue() {
            name = text.name();
            source.skipBlanks();
            source.expect(':', "':'");
        }

        @Override
        void add(JsonValue value) {
            object.add(name, value);
        }

        @Override
        JsonValue build() {
            return object.build();
        }
    }
}
