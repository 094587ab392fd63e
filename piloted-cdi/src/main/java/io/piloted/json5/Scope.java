package io.piloted.json5;

import static java.util.Objects.requireNonNull;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        private @Nullable MemberValue current;

        Members(Source source, Text text) {
            super(source, '}');
            this.text = text;
        }

        @Override
        void beforeValue() {
            // Before the colon is, which may be missing.
            MemberValue value = source.member(text.name());
            source.skipBlanks();
            source.expect(':', "':'");
            value.startAt(source.position());
            current = value;
        }

        @Override
        void add(JsonValue value) {
            MemberValue complete = requireNonNull(current);
            complete.endAt(source.position());
            members.put(complete.name(), value);
        }

        @Override
        JsonValue build() {
            return new ObjectValue(members);
        }
    }
}
