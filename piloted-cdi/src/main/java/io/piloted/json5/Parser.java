package io.piloted.json5;

import io.piloted.json5.Json5Value.BooleanValue;
import io.piloted.json5.Json5Value.NullValue;
import io.piloted.json5.Json5Value.StringValue;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The structure of a document: objects and arrays around what {@link Text} and {@link Numbers} read. It keeps the open
 * brackets itself instead of recursing, so that no document can exhaust the stack.
 */
final class Parser {

    private final Source source;
    private final Text text;
    private final Numbers numbers;
    private final Deque<Scope> open = new ArrayDeque<>();

    Parser(Source source) {
        this.source = source;
        this.text = new Text(source);
        this.numbers = new Numbers(source);
    }

    Json5Value document() {
        Json5Value value;
        do {
            value = closeScopes(openScopes());
        } while (!open.isEmpty());
        source.skipBlanks();
        if (source.peek() != Source.END) {
            throw source.unexpected("the end of the document");
        }
        return value;
    }

    /** Passes opening brackets up to the next value that is complete: a scalar, or a container without content. */
    private Json5Value openScopes() {
        while (true) {
            source.skipBlanks();
            Scope scope = opened();
            if (scope == null) {
                return scalar();
            }
            if (!scope.hasNext()) {
                return scope.build();
            }
            open.push(scope);
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

    /** Passes an opening bracket, if one is at the position. */
    private @Nullable Scope opened() {
        int next = source.peek();
        if (next != '{' && next != '[') {
            return null;
        }
        if (open.size() == Json5.MAX_DEPTH) {
            throw source.tooDeep(Json5.MAX_DEPTH);
        }
        source.structure(source.position(), source.position() + 1);
        source.skip();
        return next == '{' ? new Scope.Members(source, text) : new Scope.Elements(source);
    }

    /** Hands a complete value to the container around it, and that to the one around it if this completes it. */
    private Json5Value closeScopes(Json5Value value) {
        Json5Value complete = value;
        while (!open.isEmpty()) {
            Scope scope = open.element();
            scope.add(complete);
            if (scope.hasNext()) {
                break;
            }
            complete = open.pop().build();
        }
        return complete;
    }
}
