package io.piloted.template;

import io.piloted.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parser of templates: text, actions, and their bodies (Go: text/template/parse/parse.go). */
final class Parser {

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final Templates templates = new Templates();

    /** The variables of the template that is being parsed. A definition starts without any. */
    private DeclaredVariables names = new DeclaredVariables();

    private int openRanges;
    private int depth;

    private Parser(Source source) {
        tokens = new Tokens(source);
        expressions = new ExpressionParser(tokens);
    }

    static Templates parse(Source source) {
        return new Parser(source).parse();
    }

    private Templates parse() {
        List<Node> nodes = new ArrayList<>();
        while (!tokens.peek().is(Kind.END_OF_TEXT)) {
            if (!definition()) {
                Token first = tokens.peek();
                Node node = node();
                if (node == null) {
                    throw tokens.error(
                            first.position(), "this ends no action: no if, range, with, block or define is open");
                }
                nodes.add(node);
            }
        }
        define("", new Node.Body(List.copyOf(nodes)), tokens.peek().position());
        return templates;
    }

    /**
     * Parses {@code {{define "name"}} body {{end}}}, which is allowed outside other actions only, and returns true. Returns
     * false for another action.
     */
    private boolean definition() {
        int mark = tokens.mark();
        Token delimiter = tokens.next();
        if (!delimiter.is(Kind.LEFT_DELIMITER) || !tokens.nextNonSpace().is(Kind.DEFINE)) {
            tokens.backTo(mark);
            return false;
        }
        String name = templateName("define clause");
        tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
        define(name, definedBody(delimiter), delimiter.position());
        return true;
    }

    private void define(String name, Node.Body body, int position) {
        if (!templates.define(name, body)) {
            throw tokens.error(position, "this template is defined twice");
        }
    }

    /** Parses the body of a definition. It sees only the variable {@code $}, and no range. */
    private Node.Body definedBody(Token opener) {
        DeclaredVariables outerNames = names;
        int outerRanges = openRanges;
        names = new DeclaredVariables();
        openRanges = 0;
        Section section = section(opener);
        requireEnd(section);
        names = outerNames;
        openRanges = outerRanges;
        return section.body();
    }

    /** The tokens that end a body. */
    private enum Closing {
        END,
        ELSE,
        ELSE_IF
    }

    /** A body and the token that ended it. */
    private record Section(Node.Body body, Closing closing, int closedAt) {}

    private Section section(Token opener) {
        if (++depth > Limits.NESTING) {
            throw tokens.tooDeep(opener.position());
        }
        List<Node> nodes = new ArrayList<>();
        while (!tokens.peek().is(Kind.END_OF_TEXT)) {
            int position = tokens.peek().position();
            Node node = node();
            if (node == null) {
                depth--;
                return new Section(new Node.Body(List.copyOf(nodes)), closing(), position);
            }
            nodes.add(node);
        }
        throw tokens.error(opener.position(), "this action is not closed by {{end}}");
    }

    /** Parses text or an action; returns null before {@code end} and {@code else}. */
    private @Nullable Node node() {
        Token token = tokens.nextNonSpace();
        if (token.is(Kind.PLAIN_TEXT)) {
            return new Node.Plain(token.position(), token.text());
        }
        if (!token.is(Kind.LEFT_DELIMITER)) {
            throw tokens.unexpected(token, "input");
        }
        Token keyword = tokens.peekNonSpace();
        if (keyword.is(Kind.END) || keyword.is(Kind.ELSE)) {
            return null;
        }
        int position = keyword.position();
        tokens.next();
        return switch (keyword.kind()) {
            case IF -> conditional(token);
            case WITH -> with(token);
            case RANGE -> range(token);
            case TEMPLATE -> call(position);
            case BLOCK -> block(token, position);
            case BREAK -> {
                requireRange(keyword);
                yield new Node.Break(position);
            }
            case CONTINUE -> {
                requireRange(keyword);
                yield new Node.Continue(position);
            }
            default -> {
                tokens.back();
                yield new Node.Action(position, expressions.pipeline("command", Kind.RIGHT_DELIMITER, names));
            }
        };
    }

    private Closing closing() {
        if (tokens.nextNonSpace().is(Kind.END)) {
            tokens.expect(Kind.RIGHT_DELIMITER, "end");
            return Closing.END;
        }
        if (tokens.peekNonSpace().is(Kind.IF)) {
            tokens.next();
            return Closing.ELSE_IF;
        }
        tokens.expect(Kind.RIGHT_DELIMITER, "else");
        return Closing.ELSE;
    }

    /** Parses if and else if. All branches share one scope: variables of a condition are visible in later branches. */
    private Node conditional(Token opener) {
        int scope = names.size();
        List<Node.Branch> branches = new ArrayList<>(1);
        Section section;
        do {
            Expression.Pipeline condition = expressions.pipeline("if", Kind.RIGHT_DELIMITER, names);
            section = section(opener);
            branches.add(new Node.Branch(condition, section.body()));
        } while (section.closing() == Closing.ELSE_IF);
        Node.Body otherwise = otherwise(section, opener);
        names.shrinkTo(scope);
        return new Node.If(opener.position(), List.copyOf(branches), otherwise);
    }

    private Node with(Token opener) {
        int scope = names.size();
        Expression.Pipeline pipeline = expressions.pipeline("with", Kind.RIGHT_DELIMITER, names);
        Section section = section(opener);
        Node.Body otherwise = otherwise(section, opener);
        names.shrinkTo(scope);
        return new Node.With(opener.position(), new Node.Branch(pipeline, section.body()), otherwise);
    }

    private Node range(Token opener) {
        int scope = names.size();
        Expression.Pipeline pipeline = expressions.pipeline("range", Kind.RIGHT_DELIMITER, names);
        openRanges++;
        Section section = section(opener);
        openRanges--;
        Node.Body otherwise = otherwise(section, opener);
        names.shrinkTo(scope);
        return new Node.Range(opener.position(), new Node.Branch(pipeline, section.body()), otherwise);
    }

    private Node.@Nullable Body otherwise(Section section, Token opener) {
        if (section.closing() != Closing.ELSE) {
            requireEnd(section);
            return null;
        }
        Section otherwise = section(opener);
        requireEnd(otherwise);
        return otherwise.body();
    }

    private void requireEnd(Section section) {
        if (section.closing() != Closing.END) {
            throw tokens.error(section.closedAt(), "expected {{end}}");
        }
    }

    private void requireRange(Token keyword) {
        tokens.expect(Kind.RIGHT_DELIMITER, "{{" + keyword + "}}");
        if (openRanges == 0) {
            throw tokens.error(keyword.position(), "{{" + keyword + "}} outside {{range}}");
        }
    }

    private Node call(int position) {
        String name = templateName("template clause");
        Expression.Pipeline argument = null;
        if (tokens.peekNonSpace().is(Kind.RIGHT_DELIMITER)) {
            tokens.next();
        } else {
            argument = expressions.pipeline("template clause", Kind.RIGHT_DELIMITER, names);
        }
        return new Node.Call(position, name, argument);
    }

    /** Parses a block: a definition and a call of it. */
    private Node block(Token opener, int position) {
        String name = templateName("block clause");
        Expression.Pipeline argument = expressions.pipeline("block clause", Kind.RIGHT_DELIMITER, names);
        define(name, definedBody(opener), opener.position());
        return new Node.Call(position, name, argument);
    }

    private String templateName(String context) {
        Token token = tokens.nextNonSpace();
        if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) {
            throw tokens.unexpected(token, context);
        }
        return expressions.string(token);
    }
}
