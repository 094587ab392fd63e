package io.piloted.tck.report;

import io.piloted.tck.Assertion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * A JUnit listener that records the results of tests with an {@link Assertion}, in a file named after the
 * {@link TestedRuntime} in the directory {@code piloted.tck.results}. It does nothing if the system properties of these
 * two are not set.
 */
public final class ResultListener implements TestExecutionListener {

    private final List<Result> results = new CopyOnWriteArrayList<>();

    /** Creates the listener; called by the service loader. */
    public ResultListener() {}

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL -> note(test, Result.Status.PASSED, "");
            case FAILED -> note(test, Result.Status.FAILED, "");
            case ABORTED ->
                note(
                        test,
                        Result.Status.SKIPPED,
                        result.getThrowable().map(Throwable::getMessage).orElse(""));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, Result.Status.SKIPPED, reason);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String directory = System.getProperty("piloted.tck.results");
        TestedRuntime runtime = TestedRuntime.current().orElse(null);
        if (directory != null && runtime != null) {
            try {
                Files.createDirectories(Path.of(directory));
                Files.write(
                        Path.of(directory, runtime.title() + ".tsv"),
                        results.stream().map(Result::toLine).sorted().toList(),
                        StandardOpenOption.CREATE,
                        // A second run for the same runtime, with other settings, adds to the first.
                        Boolean.getBoolean("piloted.tck.append")
                                ? StandardOpenOption.APPEND
                                : StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void note(TestIdentifier test, Result.Status status, String reason) {
        TestSource source = test.getSource().orElse(null);
        if (source instanceof MethodSource method) {
            note(method.getJavaMethod(), status, reason);
        } else if (source instanceof ClassSource type // a skipped class does not report its methods
                && status != Result.Status.PASSED) {
            Stream.of(type.getJavaClass().getDeclaredMethods()).forEach(method -> note(method, status, reason));
        }
    }

    private void note(Method method, Result.Status status, String reason) {
        String name = method.getDeclaringClass().getSimpleName() + '.' + method.getName();
        clauses(method).forEach(clause -> results.add(new Result(clause, status, name, firstLine(reason))));
    }

    private static Stream<String> clauses(Method method) {
        return Stream.<AnnotatedElement>of(method, method.getDeclaringClass())
                .flatMap(element -> Stream.of(element.getAnnotations()))
                .filter(annotation -> annotation.annotationType().getName().equals(Assertion.class.getName()))
                .flatMap(ResultListener::clauses);
    }

    /** Uses reflection, because Quarkus loads tests and their annotations by a class loader of its own. */
    private static Stream<String> clauses(Annotation assertion) {
        try {
            return Stream.of(
                    (String[]) assertion.annotationType().getMethod("value").invoke(assertion));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The description of an assumption, which AssertJ writes in brackets in the first line. */
    private static String firstLine(String reason) {
        return reason.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .replaceAll("^.*\\[|\\].*$", "");
    }
}
