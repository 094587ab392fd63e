package io.piloted.template;

import io.piloted.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parser of the pipeline of an action, after its keyword (Go: text/template/parse/parse.go). */
final class ExpressionParser {

    private final Tokens tokens;
    private int openParens;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** {@code [$x[, $y] (:=|=)] command {"|" command}}, with the token that ends it. */
    Expression.Pipeline pipeline(String context, Kind end, DeclaredVariables names) {
        int position = tokens.peekNonSpace().position();
        List<String> variables = new ArrayList<>(2);
        boolean assigns = declarations(context, variables, names);
        List<Expression.Command> commands = new ArrayList<>(2);
        while (true) {
            Token token = tokens.peekNonSpace();
            if (token.is(end)) {
                tokens.next();
                break;
            }
            if (!beginsCommand(token)) {
                throw tokens.unexpected(token, context);
            }
            commands.add(command(names));
        }
        check(position, context, commands);
        return new Expression.Pipeline(position, assigns, List.copyOf(variables), List.copyOf(commands));
    }

    /** Reads the variables before the commands, if any. Returns true if they are assigned, not declared. */
    private boolean declarations(String context, List<String> variables, DeclaredVariables names) {
        while (tokens.peekNonSpace().is(Kind.VARIABLE)) {
            int mark = tokens.mark();
            Token variable = tokens.next();
            Token next = tokens.peekNonSpace();
            if (next.is(Kind.ASSIGN) || next.is(Kind.DECLARE)) {
                tokens.next();
                variables.add(variable.text());
                names.declare(variable.text());
                return next.is(Kind.ASSIGN);
            }
            if (!next.is(Kind.OTHER) || !next.text().equals(",")) {
                tokens.backTo(mark);
                break;
            }
            tokens.next();
            variables.add(variable.text());
            names.declare(variable.text());
            if (!context.equals("range") || variables.size() == 2) {
                throw tokens.error(variable.position(), "too many variables in " + context);
            }
            Token second = tokens.peekNonSpace();
            if (!second.is(Kind.VARIABLE) && !second.is(Kind.RIGHT_DELIMITER) && !second.is(Kind.RIGHT_PAREN)) {
                throw tokens.error(second.position(), "range can only declare variables");
            }
        }
        return false;
    }

    private static boolean beginsCommand(Token token) {
        return switch (token.kind()) {
            case BOOL,
                    CHARACTER,
                    COMPLEX,
                    DOT,
                    FIELD,
                    IDENTIFIER,
                    NUMBER,
                    NIL,
                    RAW_STRING,
                    STRING,
                    VARIABLE,
                    LEFT_PAREN -> true;
            default -> false;
        };
    }

    private void check(int position, String context, List<Expression.Command> commands) {
        if (commands.isEmpty()) {
            throw tokens.error(position, "missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            Expression first = commands.get(i).first();
            if (isConstant(first) || first instanceof Expression.Dot) {
                throw tokens.error(first.position(), "stage " + (i + 1) + " of the pipeline is not a function");
            }
        }
    }

    /** Reads operands up to a pipe symbol, which it reads too, or up to another end, which it does not read. */
    private Expression.Command command(DeclaredVariables names) {
        List<Expression> operands = new ArrayList<>(4);
        while (true) {
            tokens.peekNonSpace();
            Expression operand = operand(names);
            if (operand != null) {
                operands.add(operand);
            }
            Token token = tokens.next();
            if (token.is(Kind.SPACE)) {
                continue;
            }
            if (token.is(Kind.RIGHT_DELIMITER) || token.is(Kind.RIGHT_PAREN)) {
                tokens.back();
            } else if (!token.is(Kind.PIPE)) {
                throw tokens.unexpected(token, "operand");
            }
            return new Expression.Command(List.copyOf(operands));
        }
    }

    /** Reads a term and the fields after it, or returns null if there is none. */
    private @Nullable Expression operand(DeclaredVariables names) {
        Expression term = term(names);
        if (term == null || !tokens.peek().is(Kind.FIELD)) {
            return term;
        }
        int position = tokens.peek().position();
        if (isConstant(term) || term instanceof Expression.Dot) {
            throw tokens.error(position, "a field of a value that has no fields");
        }
        List<String> fields = new ArrayList<>(2);
        while (tokens.peek().is(Kind.FIELD)) {
            fields.add(tokens.next().text().substring(1));
        }
        if (term instanceof Expression.Field field) {
            fields.addAll(0, field.names());
            return new Expression.Field(field.position(), List.copyOf(fields));
        }
        if (term instanceof Expression.Variable variable) {
            return new Expression.Variable(variable.position(), variable.name(), List.copyOf(fields));
        }
        return new Expression.Chain(position, term, List.copyOf(fields));
    }

    private static boolean isConstant(Expression operand) {
        return operand instanceof Expression.Literal
                || operand instanceof Expression.TooBig
                || operand instanceof Expression.Nil;
    }

    private @Nullable Expression term(DeclaredVariables names) {
        Token token = tokens.nextNonSpace();
        int position = token.position();
        return switch (token.kind()) {
            case IDENTIFIER -> new Expression.Invocation(position, function(token));
            case DOT -> new Expression.Dot(position);
            case NIL -> new Expression.Nil(position);
            case VARIABLE -> variable(token, names);
            case FIELD -> new Expression.Field(position, List.of(token.text().substring(1)));
            case BOOL -> new Expression.Literal(position, Value.of(token.text().equals("true")));
            case CHARACTER, COMPLEX, NUMBER -> number(token);
            case LEFT_PAREN -> parenthesized(position, names);
            case STRING, RAW_STRING -> new Expression.Literal(position, Value.of(string(token)));
            default -> {
                tokens.back();
                yield null;
            }
        };
    }

    private Function function(Token name) {
        Function function = Functions.named(name.text());
        if (function == null) {
            throw tokens.unknownFunction(name);
        }
        return function;
    }

    private Expression variable(Token name, DeclaredVariables names) {
        if (!names.isDeclared(name.text())) {
            throw tokens.error(name.position(), "undefined variable " + name);
        }
        return new Expression.Variable(name.position(), name.text(), List.of());
    }

    private Expression parenthesized(int position, DeclaredVariables names) {
        if (++openParens > Limits.NESTING) {
            throw tokens.tooDeep(position);
        }
        Expression pipeline = pipeline("parenthesized pipeline", Kind.RIGHT_PAREN, names);
        openParens--;
        return pipeline;
    }

    private Expression number(Token token) {
        try {
            return NumberLiteral.parse(token);
        } catch (FunctionException e) {
            throw tokens.error(token.position(), e.reason());
        }
    }

    /** The value of a quoted string. */
    String string(Token token) {
        try {
            return StringLiteral.parse(token.text());
        } catch (FunctionException e) {
            throw tokens.error(token.position(), e.reason());
        }
    }
}
