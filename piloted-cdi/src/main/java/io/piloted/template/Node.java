package io.piloted.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body is made of: text, and the actions that do something; immutable. */
sealed interface Node {

    /** Where it begins in the source. */
    int position();

    /** Text that goes out as it is. */
    record Plain(int position, String text) implements Node {}

    /** A pipeline whose value goes out, unless it declares a variable. */
    record Action(int position, Expression.Pipeline pipeline) implements Node {}

    /**
     * One or more conditions and what follows from the first true one.
     *
     * @param branches {@code if} and each {@code else if}
     */
    record If(int position, List<Branch> branches, @Nullable Body otherwise) implements Node {}

    /** A body that sees a value as its dot, if that is true. */
    record With(int position, Branch branch, @Nullable Body otherwise) implements Node {}

    /** A body for each element of a list or a map. */
    record Range(int position, Branch branch, @Nullable Body otherwise) implements Node {}

    /** The execution of another template; without an argument its dot is nil. */
    record Call(int position, String name, Expression.@Nullable Pipeline argument) implements Node {}

    /** The end of the innermost range. */
    record Break(int position) implements Node {}

    /** The end of this turn of the innermost range. */
    record Continue(int position) implements Node {}

    /** A pipeline and the body that depends on it. */
    record Branch(Expression.Pipeline pipeline, Body body) {}

    /** Nodes, one after the other. */
    record Body(List<Node> nodes) {

        /** Whether there is nothing but white space: such a template does not replace another. */
        boolean isBlank() {
            return nodes.stream()
                    .allMatch(node -> node instanceof Plain plain
                            && Bytes.trim(plain.text()).isEmpty());
        }
    }
}
