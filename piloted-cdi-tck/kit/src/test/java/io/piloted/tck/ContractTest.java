package io.piloted.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.report.Contract;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that each clause of CONTRACT.md has a test, and each {@link Assertion} names a clause. */
class ContractTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path LIBRARY_TESTS = Path.of("..", "..", "piloted-cdi", "src", "test", "java");
    private static final Pattern OWN_TEST = Pattern.compile("\\[(io\\.piloted\\.[\\w.]+)]$");

    /** Annotations, the method's head, and a comment after its brace. */
    private static final Pattern METHOD_HEAD =
            Pattern.compile("^.*?^    void \\w+\\([^{]*\\{[^\\n]*", Pattern.DOTALL | Pattern.MULTILINE);

    private final Contract contract = read();
    private final Set<String> asserted = asserted();

    private static Contract read() {
        try {
            return Contract.read(Path.of("..", "CONTRACT.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> asserted() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .map(ContractTest::load)
                    .flatMap(type ->
                            Stream.<AnnotatedElement>concat(Stream.of(type), Stream.of(type.getDeclaredMethods())))
                    .filter(element -> element.isAnnotationPresent(Assertion.class))
                    .flatMap(element ->
                            List.of(element.getAnnotation(Assertion.class).value()).stream())
                    .collect(TreeSet::new, Set::add, Set::addAll);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ContractTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isProven(Map.Entry<String, String> clause) {
        if (asserted.contains(clause.getKey())) {
            return true;
        }
        Matcher own = OWN_TEST.matcher(clause.getValue());
        return own.find() && hasTestOf(clause.getKey(), own.group(1));
    }

    /**
     * Whether a test of the library names the clause in a comment after the method's head, because the library cannot
     * use {@link Assertion}.
     */
    private static boolean hasTestOf(String clause, String type) {
        try {
            String source = Files.readString(LIBRARY_TESTS.resolve(type.replace('.', '/') + ".java"));
            Pattern named = Pattern.compile("\\b" + Pattern.quote(clause) + "\\b");
            return Pattern.compile("^    @(?=Test|ParameterizedTest)", Pattern.MULTILINE)
                    .splitAsStream(source)
                    .skip(1)
                    .filter(test -> !test.contains("@Disabled"))
                    .map(METHOD_HEAD::matcher)
                    .anyMatch(head -> head.find() && named.matcher(head.group()).find());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyClause_hasATest() {
        assertThat(contract.clauses()).hasSizeGreaterThan(30);
        assertThat(contract.clauses().entrySet()).allMatch(this::isProven);
    }

    @Test
    void aClauseOfTheLibrary_needsATestThatNamesIt() {
        assertThat(hasTestOf("C5.3", "io.piloted.registry.RegistryWaitingTest")).isTrue();
        assertThat(hasTestOf("C1.4", "io.piloted.registry.RegistryWaitingTest")).isFalse();
        assertThat(hasTestOf("C5.3", "io.piloted.template.PilotFunctionsTest")).isFalse();
    }

    @Test
    void everyAssertion_isAClause() {
        assertThat(contract.clauses().keySet()).containsAll(asserted);
    }
}
