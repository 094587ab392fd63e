package io.piloted.template;

import java.util.List;

/** What has a value: the operands of a command, of which a parenthesised pipeline is one; immutable. */
sealed interface Expression {

    /** Where it begins in the source. */
    int position();

    /**
     * Commands, each of which gets the value of the one before as its last argument.
     *
     * @param assigns whether the variables are assigned to, not declared
     * @param variables what the value is given to
     */
    record Pipeline(int position, boolean assigns, List<String> variables, List<Command> commands)
            implements Expression {}

    /** A literal: a string, a bool, or a number. */
    record Literal(int position, Value value) implements Expression {}

    /** A number that only an unsigned type could hold: an error, but not before it is evaluated. */
    record TooBig(int position, String text) implements Expression {}

    /** {@code nil}. */
    record Nil(int position) implements Expression {}

    /** {@code .}. */
    record Dot(int position) implements Expression {}

    /** {@code .A.B}. */
    record Field(int position, List<String> names) implements Expression {}

    /** {@code $x.A.B}. */
    record Variable(int position, String name, List<String> fields) implements Expression {}

    /** {@code (pipeline).A.B}. */
    record Chain(int position, Expression operand, List<String> fields) implements Expression {}

    /** The name of a function; as an operand, a call without arguments. */
    record Invocation(int position, Function function) implements Expression {}

    /** Operands: a function and its arguments, or a single value. */
    record Command(List<Expression> operands) {

        Expression first() {
            return operands.get(0);
        }
    }
}
