package io.piloted.template;

import java.util.List;

/** A part of an action that has a value: an operand, a command, or a pipeline. Immutable. */
sealed interface Expression {

    /** The index in the source where it begins. */
    int position();

    /**
     * Commands. Each one gets the value of the previous one as its last argument.
     *
     * @param assigns true if the variables are assigned, false if they are declared
     * @param variables the variables that get the value
     */
    record Pipeline(int position, boolean assigns, List<String> variables, List<Command> commands)
            implements Expression {}

    record Literal(int position, Value value) implements Expression {}

    /** A number that fits only into an unsigned type. That is an error when it is evaluated. */
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
