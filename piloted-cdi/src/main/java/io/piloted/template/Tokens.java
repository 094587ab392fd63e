package io.piloted.template;

import io.piloted.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a source. They are read when needed, and can be read again. */
final class Tokens {

    private final Source source;
    private final Lexer lexer;
    private final List<Token> read = new ArrayList<>();
    private int next;

    Tokens(Source source) {
        this.source = source;
        this.lexer = new Lexer(source);
    }

    Token next() {
        Token token = peek();
        next++;
        return token;
    }

    Token peek() {
        if (next == read.size()) {
            read.add(lexer.next());
        }
        return read.get(next);
    }

    Token nextNonSpace() {
        Token token = next();
        return token.is(Kind.SPACE) ? next() : token;
    }

    Token peekNonSpace() {
        if (peek().is(Kind.SPACE)) {
            next++;
        }
        return peek();
    }

    Token expect(Kind kind, String context) {
        Token token = nextNonSpace();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    /** The current position, for {@link #backTo}. */
    int mark() {
        return next;
    }

    void backTo(int mark) {
        next = mark;
    }

    void back() {
        next--;
    }

    TemplateException unexpected(Token token, String context) {
        Source.Place place = source.at(token.position());
        return place.error(Messages.MESSAGES.unexpected(place, token, context));
    }

    TemplateException error(int position, String what) {
        Source.Place place = source.at(position);
        return place.error(Messages.MESSAGES.notATemplate(place, what));
    }

    TemplateException unknownFunction(Token token) {
        Source.Place place = source.at(token.position());
        return place.error(Messages.MESSAGES.unknownFunction(place, token, Functions.names()));
    }

    TemplateException tooDeep(int position) {
        Source.Place place = source.at(position);
        return place.error(Messages.MESSAGES.nestedTooDeep(place, Limits.NESTING));
    }
}
