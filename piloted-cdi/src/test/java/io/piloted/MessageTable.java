package io.piloted;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** All messages of the library as a Markdown table, read from the annotations in its sources. */
final class MessageTable {

    private final TreeMap<Integer, String> rows = new TreeMap<>();

    /** Reads each {@code Messages.java} below a folder. */
    static MessageTable of(Path sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.endsWith("Messages.java")).toList();
        }
        MessageTable table = new MessageTable();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                table.new Methods().scan(unit, null);
            }
        }
        return table;
    }

    int size() {
        return rows.size();
    }

    String toMarkdown() {
        return "| Code | Level | Text |\n|---|---|---|\n"
                + rows.values().stream().map(row -> row + '\n').collect(Collectors.joining());
    }

    private final class Methods extends TreeScanner<Void, Void> {

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            annotation(method, "Message").ifPresent(message -> {
                // Parts of other messages, and messages at DEBUG and TRACE, have no id.
                argument(message, "id")
                        .map(Object::toString)
                        .filter(id -> !id.equals("Message.NONE"))
                        .map(Integer::valueOf)
                        .ifPresent(id -> add(
                                id,
                                level(method),
                                text(argument(message, "value").orElseThrow())));
            });
            return null;
        }
    }

    private void add(int id, String level, String text) {
        String row = String.format(Locale.ROOT, "| PILOT%05d | %s | %s |", id, level, escaped(text));
        String before = rows.put(id, row);
        if (before != null) {
            throw new IllegalStateException("Two messages have one code: " + before + " and " + row);
        }
    }

    /** The level of a log message; other messages are texts of exceptions. */
    private static String level(MethodTree method) {
        return annotation(method, "LogMessage")
                .map(log -> argument(log, "level")
                        .map(value -> value.toString().replaceAll(".*\\.", ""))
                        .orElse("INFO"))
                .orElse("exception");
    }

    private static Optional<AnnotationTree> annotation(MethodTree method, String name) {
        return method.getModifiers().getAnnotations().stream()
                .<AnnotationTree>map(annotation -> annotation)
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private static Optional<ExpressionTree> argument(AnnotationTree annotation, String name) {
        return annotation.getArguments().stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(argument -> argument.getVariable().toString().equals(name))
                .map(AssignmentTree::getExpression)
                .findFirst();
    }

    /** The value of a string, or of concatenated strings. */
    private static String text(ExpressionTree expression) {
        return expression instanceof BinaryTree sum
                ? text(sum.getLeftOperand()) + text(sum.getRightOperand())
                : String.valueOf(((LiteralTree) expression).getValue());
    }

    private static String escaped(String text) {
        return text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;").replace("%n", " ");
    }
}
