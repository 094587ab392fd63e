package io.piloted.template;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The evaluator of expressions (Go: the eval functions of text/template/exec.go). */
final class Evaluator {

    private final Source source;
    private final RenderingContext rendering;

    Evaluator(Source source, RenderingContext rendering) {
        this.source = source;
        this.rendering = rendering;
    }

    /** The values that an expression can refer to. */
    record Scope(Value dot, Variables variables) {}

    /** The value of the last command. It is also assigned to the variables of the pipeline. */
    Value pipeline(Expression.Pipeline pipeline, Scope scope) {
        Value value = null;
        for (Expression.Command command : pipeline.commands()) {
            value = command(command, value, scope);
        }
        Value result = value == null ? Value.NIL : value;
        for (String variable : pipeline.variables()) {
            if (!pipeline.assigns()) {
                scope.variables().declare(variable, result);
            } else if (!scope.variables().assign(variable, result)) {
                throw undefined(pipeline.position(), variable);
            }
        }
        return result;
    }

    /** The value of a command. The value before the pipe, if any, is its last argument. */
    private Value command(Expression.Command command, @Nullable Value piped, Scope scope) {
        Expression first = command.first();
        List<Expression> operands = command.operands();
        if (first instanceof Expression.Invocation invocation) {
            return call(invocation, operands.subList(1, operands.size()), piped, scope);
        }
        boolean hasArguments = operands.size() > 1 || piped != null;
        if (first instanceof Expression.Field field) {
            return fields(scope.dot(), field.names(), hasArguments, field.position());
        }
        if (first instanceof Expression.Chain chain) {
            return fields(operand(chain.operand(), scope), chain.fields(), hasArguments, chain.position());
        }
        if (first instanceof Expression.Variable variable && !variable.fields().isEmpty()) {
            return fields(value(variable, scope), variable.fields(), hasArguments, variable.position());
        }
        if (hasArguments) {
            throw error(first.position(), "a value that is not a function cannot have arguments");
        }
        if (first instanceof Expression.Nil) {
            throw error(first.position(), "nil is not a command");
        }
        return operand(first, scope);
    }

    /** The value of an operand without arguments. */
    private Value operand(Expression operand, Scope scope) {
        if (operand instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Expression.Dot) {
            return scope.dot();
        }
        if (operand instanceof Expression.Field field) {
            return fields(scope.dot(), field.names(), false, field.position());
        }
        if (operand instanceof Expression.Variable variable) {
            return fields(value(variable, scope), variable.fields(), false, variable.position());
        }
        if (operand instanceof Expression.Pipeline pipeline) {
            return pipeline(pipeline, scope);
        }
        if (operand instanceof Expression.Invocation invocation) {
            return call(invocation, List.of(), null, scope);
        }
        if (operand instanceof Expression.Chain chain) {
            return fields(operand(chain.operand(), scope), chain.fields(), false, chain.position());
        }
        if (operand instanceof Expression.TooBig number) {
            throw error(number.position(), "the number overflows int");
        }
        return Value.NIL;
    }

    private Value value(Expression.Variable variable, Scope scope) {
        Value value = scope.variables().get(variable.name());
        if (value == null) {
            throw undefined(variable.position(), variable.name());
        }
        return value;
    }

    /** The value of a chain of fields. Each field of nil is nil. A field is never a function, so it has no arguments. */
    private Value fields(Value receiver, List<String> names, boolean hasArguments, int position) {
        Value value = receiver;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (value instanceof Environment environment) {
                if (hasArguments && i == names.size() - 1) {
                    throw error(position, RedactedAction.field(name) + " is not a function, but has arguments");
                }
                value = environment.get(name);
            } else if (!(value instanceof Value.Nil)) {
                Source.Place place = source.at(position);
                throw place.error(Messages.MESSAGES.noField(place, value.type(), RedactedAction.field(name)));
            }
        }
        return value;
    }

    private Value call(
            Expression.Invocation invocation, List<Expression> operands, @Nullable Value piped, Scope scope) {
        Function function = invocation.function();
        int count = operands.size() + (piped == null ? 0 : 1);
        if (!function.takes(count)) {
            Source.Place place = source.at(invocation.position());
            throw place.error(Messages.MESSAGES.wrongArgumentCount(place, function.name(), function.takes(), count));
        }
        List<Value> arguments = new Arguments(invocation, operands, piped, scope);
        try {
            rendering.countSteps(1);
            Value result = function.code().call(function.lazy() ? arguments : new ArrayList<>(arguments), rendering);
            if (result instanceof Value.Text text) {
                rendering.countText(text.bytes().length());
            }
            return result;
        } catch (FunctionException e) {
            Source.Place place = source.at(invocation.position());
            throw place.error(Messages.MESSAGES.functionFailed(place, function.name(), e.reason()));
        }
    }

    /** The cost of reading a value, in bytes. Of a list of numbers only the length is read. */
    private static long length(Value value) {
        if (value instanceof Value.Text text) {
            return text.bytes().length();
        }
        return value instanceof Slice slice && slice.type().equals(Slice.OF_STRINGS) ? slice.length() : 0;
    }

    /** The arguments of a call, which are evaluated when they are read. */
    private final class Arguments extends AbstractList<Value> {

        private final Expression.Invocation invocation;
        private final List<Expression> operands;
        private final @Nullable Value piped;
        private final Scope scope;

        Arguments(Expression.Invocation invocation, List<Expression> operands, @Nullable Value piped, Scope scope) {
            this.invocation = invocation;
            this.operands = operands;
            this.piped = piped;
            this.scope = scope;
        }

        @Override
        public int size() {
            return operands.size() + (piped == null ? 0 : 1);
        }

        @Override
        public Value get(int i) {
            Function function = invocation.function();
            Function.Type type = function.typeOf(i);
            boolean isLast = i == operands.size();
            Value value = isLast && piped != null ? piped : operand(operands.get(i), scope);
            if (!type.takes(value)) {
                int position = isLast ? invocation.position() : operands.get(i).position();
                Source.Place place = source.at(position);
                throw place.error(
                        Messages.MESSAGES.wrongArgument(place, function.name(), type.toString(), value.type()));
            }
            rendering.countSteps(1 + length(value) / Limits.STEP);
            return value;
        }
    }

    private TemplateException undefined(int position, String variable) {
        return error(position, "undefined variable " + RedactedAction.variable(variable));
    }

    private TemplateException error(int position, String what) {
        Source.Place place = source.at(position);
        return place.error(Messages.MESSAGES.cannotRender(place, what));
    }
}
