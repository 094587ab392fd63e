package io.piloted.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a parsed template: text or an action. Immutable. */
sealed interface Node {

    /** The index in the source where it begins. */
    int position();

    /** Text that is written unchanged. */
    record Plain(int position, String text) implements Node {}

    /** A pipeline whose value is written, unless it declares a variable. */
    record Action(int position, Expression.Pipeline pipeline) implements Node {}

    /**
     * Conditions, each with a body. The body of the first true one is executed.
     *
     * @param branches {@code if} and each {@code else if}
     */
    record If(int position, List<Branch> branches, @Nullable Body otherwise) implements Node {}

    /** A body that is executed with a value as its dot, if the value is true. */
    record With(int position, Branch branch, @Nullable Body otherwise) implements Node {}

    /** A body that is executed for each element of a list or a map. */
    record Range(int position, Branch branch, @Nullable Body otherwise) implements Node {}

    /** A call of another template. Without an argument, its dot is nil. */
    record Call(int position, String name, Expression.@Nullable Pipeline argument) implements Node {}

    /** {@code break}: ends the innermost range. */
    record Break(int position) implements Node {}

    /** {@code continue}: ends this turn of the innermost range. */
    record Continue(int position) implements Node {}

    /** A pipeline and the body that depends on it. */
    record Branch(Expression.Pipeline pipeline, Body body) {}

    record Body(List<Node> nodes) {

        /** Whether it has only white space. Such a template does not replace another one of the same name. */
        boolean isBlank() {
            return nodes.stream()
                    .allMatch(node -> node instanceof Plain plain
                            && Bytes.trim(plain.text()).isEmpty());
        }
    }
}
