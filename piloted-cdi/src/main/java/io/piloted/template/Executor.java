package io.piloted.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter of a parsed template, which writes the output (Go: the walk functions of text/template/exec.go).
 *
 * <p>It keeps its own stack of bodies instead of recursing, so that templates may call each other as deep as in Go,
 * whatever the thread's stack size.
 */
final class Executor {

    private final Source source;
    private final Templates templates;
    private final RenderingContext rendering;
    private final Evaluator evaluator;
    private final Buffer output = new Buffer();
    private final Deque<Frame> frames = new ArrayDeque<>();

    private Executor(Source source, Templates templates, Environment environment, long steps) {
        this.source = source;
        this.templates = templates;
        this.rendering = new RenderingContext(environment, steps);
        this.evaluator = new Evaluator(source, rendering);
    }

    /** Renders with at most this number of {@linkplain Limits#STEPS steps}, or fails. */
    static String execute(Source source, Templates templates, Environment environment, long steps) {
        Executor executor = new Executor(source, templates, environment, steps);
        executor.run(environment);
        return executor.output.toString();
    }

    /** A body that is being executed. Variables declared in it are removed when it ends. */
    private static final class Frame {

        private final List<Node> nodes;
        private final int variablesBefore;
        private final int depth;
        private final @Nullable Turns turns;
        private Evaluator.Scope scope;
        private int next;

        /** Whether it is the else branch of a range without elements. */
        private boolean insteadOfRange;

        Frame(Node.Body body, Evaluator.Scope scope, int variablesBefore, int depth, @Nullable Turns turns) {
            this.nodes = body.nodes();
            this.scope = scope;
            this.variablesBefore = variablesBefore;
            this.depth = depth;
            this.turns = turns;
        }
    }

    /** The remaining elements of a range. */
    private record Turns(Iterator<Turn> left, int declared, int variables, int position) {}

    /** An element and its index or key. */
    private record Turn(Value index, Value element) {}

    private void run(Environment environment) {
        Node.Body root = templates.root();
        if (root != null) {
            frames.push(new Frame(root, new Evaluator.Scope(environment, new Variables(environment)), 1, 0, null));
        }
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            if (frame.next < frame.nodes.size()) {
                walk(frame, frame.nodes.get(frame.next++));
            } else if (!nextTurn(frame)) {
                leave(frame);
            }
        }
    }

    private void walk(Frame frame, Node node) {
        step(node.position());
        if (node instanceof Node.Plain plain) {
            write(node.position(), Value.of(plain.text()));
        } else if (node instanceof Node.Action action) {
            Value value = evaluator.pipeline(action.pipeline(), frame.scope);
            if (action.pipeline().variables().isEmpty()) {
                write(node.position(), value);
            }
        } else if (node instanceof Node.If conditional) {
            conditional(frame, conditional);
        } else if (node instanceof Node.With with) {
            with(frame, with);
        } else if (node instanceof Node.Range range) {
            range(frame, range);
        } else if (node instanceof Node.Call call) {
            call(frame, call);
        } else if (node instanceof Node.Break) {
            leave(innermost(open -> open.turns != null || open.insteadOfRange));
        } else if (node instanceof Node.Continue) {
            // As in Go, a continue in the else branch of a range applies to the range around it; a break does not.
            Frame range = innermost(open -> open.turns != null);
            range.next = range.nodes.size();
        }
    }

    private void step(int position) {
        try {
            rendering.countSteps(1);
        } catch (FunctionException e) {
            throw error(position, e.reason());
        }
    }

    private void write(int position, Value value) {
        try {
            if (value instanceof Value.Nil) {
                output.append(Printer.NO_VALUE);
            } else {
                Printer.printTo(output, value);
            }
        } catch (FunctionException e) {
            throw error(position, e.reason());
        }
    }

    private void conditional(Frame frame, Node.If node) {
        int variables = frame.scope.variables().size();
        for (Node.Branch branch : node.branches()) {
            if (evaluator.pipeline(branch.pipeline(), frame.scope).isTrue()) {
                enter(node, branch.body(), frame.scope, variables, frame.depth, null);
                return;
            }
        }
        otherwise(frame, node, node.otherwise(), variables);
    }

    private void with(Frame frame, Node.With node) {
        int variables = frame.scope.variables().size();
        Value value = evaluator.pipeline(node.branch().pipeline(), frame.scope);
        if (value.isTrue()) {
            Evaluator.Scope scope = new Evaluator.Scope(value, frame.scope.variables());
            enter(node, node.branch().body(), scope, variables, frame.depth, null);
        } else {
            otherwise(frame, node, node.otherwise(), variables);
        }
    }

    private void range(Frame frame, Node.Range node) {
        int variables = frame.scope.variables().size();
        Expression.Pipeline pipeline = node.branch().pipeline();
        Value value = evaluator.pipeline(pipeline, frame.scope);
        Iterator<Turn> left = turns(node.position(), value);
        if (left.hasNext()) {
            int declared = pipeline.variables().size();
            Turns turns = new Turns(left, declared, frame.scope.variables().size(), node.position());
            enter(node, node.branch().body(), frame.scope, variables, frame.depth, turns);
            nextTurn(frames.element());
        } else if (otherwise(frame, node, node.otherwise(), variables)) {
            frames.element().insteadOfRange = true;
        }
    }

    private Iterator<Turn> turns(int position, Value value) {
        if (value instanceof Slice slice) {
            return IntStream.range(0, slice.length())
                    .mapToObj(i -> new Turn(Value.of(i), slice.get(i)))
                    .iterator();
        }
        if (value instanceof Environment environment) {
            return environment.variables().entrySet().stream()
                    .map((Map.Entry<String, Value.Text> entry) -> new Turn(Value.of(entry.getKey()), entry.getValue()))
                    .iterator();
        }
        if (value instanceof Value.Nil) {
            return java.util.Collections.emptyIterator();
        }
        throw error(position, "range cannot go through a value of type " + value.type());
    }

    /** Starts the next turn of a range and returns true; returns false if there is none, or the body is not a range. */
    private boolean nextTurn(Frame frame) {
        Turns turns = frame.turns;
        if (turns == null || !turns.left().hasNext()) {
            return false;
        }
        step(turns.position());
        Variables variables = frame.scope.variables();
        variables.shrinkTo(turns.variables());
        Turn turn = turns.left().next();
        boolean assigned = (turns.declared() < 1 || variables.assignLatest(1, turn.element()))
                && (turns.declared() < 2 || variables.assignLatest(2, turn.index()));
        if (!assigned) {
            throw error(turns.position(), "range assigns to variables that it has not declared");
        }
        frame.scope = new Evaluator.Scope(turn.element(), variables);
        frame.next = 0;
        return true;
    }

    /** Leaves all bodies inside the innermost range. The parser has checked that there is one. */
    private Frame innermost(Predicate<Frame> range) {
        while (!range.test(frames.element())) {
            leave(frames.element());
        }
        return frames.element();
    }

    private void call(Frame frame, Node.Call node) {
        Node.Body body = templates.get(node.name());
        if (body == null) {
            Source.Place place = source.at(node.position());
            throw place.error(Messages.MESSAGES.unknownTemplate(place));
        }
        Value dot = node.argument() == null ? Value.NIL : evaluator.pipeline(node.argument(), frame.scope);
        // A template does not see the variables of its caller, only its argument.
        Evaluator.Scope scope = new Evaluator.Scope(dot, new Variables(dot));
        enter(node, body, scope, 1, frame.depth + 1, null);
    }

    /** Enters the else branch and returns true; returns false if there is none. */
    private boolean otherwise(Frame frame, Node node, Node.@Nullable Body body, int variables) {
        if (body == null) {
            frame.scope.variables().shrinkTo(variables);
            return false;
        }
        enter(node, body, frame.scope, variables, frame.depth, null);
        return true;
    }

    private void enter(
            Node node, Node.Body body, Evaluator.Scope scope, int variablesBefore, int depth, @Nullable Turns turns) {
        if (depth > Limits.TEMPLATE_DEPTH || frames.size() >= Limits.OPEN_BODIES) {
            Source.Place place = source.at(node.position());
            throw place.error(Messages.MESSAGES.calledTooDeep(place, Limits.TEMPLATE_DEPTH));
        }
        frames.push(new Frame(body, scope, variablesBefore, depth, turns));
    }

    private void leave(Frame frame) {
        frames.remove();
        frame.scope.variables().shrinkTo(frame.variablesBefore);
    }

    private TemplateException error(int position, String what) {
        Source.Place place = source.at(position);
        return place.error(Messages.MESSAGES.cannotRender(place, what));
    }
}
