package io.piloted.json5;

import io.piloted.json5.Json5Value.BooleanValue;
import io.piloted.json5.Json5Value.NullValue;
import io.piloted.json5.Json5Value.StringValue;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A parser of documents: objects, arrays, and the values in them. It keeps the open brackets in a list instead of
 * recursing, so that no document can exhaust the stack.
 */
final class Parser {

    private final Source source;
    private final StringParser text;
    private final NumberParser numbers;
    private final Deque<OpenContainer> open = new ArrayDeque<>();

    Parser(Source source) {
        this.source = source;
        this.text = new StringParser(source);
        this.numbers = new NumberParser(source);
    }

    Json5Value document() {
        Json5Value value;
        do {
            value = closeContainers(openContainers());
        } while (!open.isEmpty());
        source.skipBlanks();
        if (source.peek() != Source.END) {
            throw source.unexpected("the end of the document");
        }
        return value;
    }

    /** Reads opening brackets up to the next complete value: a scalar, or an empty object or array. */
    private Json5Value openContainers() {
        while (true) {
            source.skipBlanks();
            OpenContainer container = opened();
            if (container == null) {
                return scalar();
            }
            if (!container.hasNext()) {
                return container.build();
            }
            open.push(container);
        }
    }

    private Json5Value scalar() {
        int start = source.position();
        if (source.peek() == '"' || source.peek() == '\'') {
            String string = text.string();
            source.structure(start, start + 1);
            source.structure(source.position() - 1);
            return new StringValue(string);
        }
        Json5Value value = numberOrWord();
        if (source.isAtDelimiter()) {
            source.structure(start);
        }
        return value;
    }

    private Json5Value numberOrWord() {
        return switch (source.peek()) {
            case 't' -> literal("true", BooleanValue.TRUE);
            case 'f' -> literal("false", BooleanValue.FALSE);
            case 'n' -> literal("null", NullValue.NULL);
            case '+', '-', '.', 'I', 'N', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numbers.number();
            default -> throw source.unexpected("a value");
        };
    }

    private Json5Value literal(String word, Json5Value value) {
        source.word(word);
        return value;
    }

    /** Reads an opening bracket, if there is one. */
    private @Nullable OpenContainer opened() {
        int next = source.peek();
        if (next != '{' && next != '[') {
            return null;
        }
        if (open.size() == Json5.MAX_DEPTH) {
            throw source.tooDeep(Json5.MAX_DEPTH);
        }
        source.structure(source.position(), source.position() + 1);
        source.skip();
        return next == '{' ? new OpenContainer.Members(source, text) : new OpenContainer.Elements(source);
    }

    /**
     * Adds a complete value to the container around it. If that completes the container, continues with that container.
     */
    private Json5Value closeContainers(Json5Value value) {
        Json5Value complete = value;
        while (!open.isEmpty()) {
            OpenContainer container = open.element();
            container.add(complete);
            if (container.hasNext()) {
                break;
            }
            complete = open.pop().build();
        }
        return complete;
    }
}
