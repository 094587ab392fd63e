package io.piloted.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that compare with Go. They need Go 1.19 (Debian 12: golang-go), because later versions have more features and
 * other messages.
 */
@DisplayName("C1.3: the output is Go's own")
@EnabledIf("goIsInstalled")
class GoDifferentialTest {

    private static final int RANDOM_TEMPLATES = 3000;
    private static final long SEED = 20261122;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    static boolean goIsInstalled() {
        try {
            Process go = new ProcessBuilder("go", "version").start();
            return new String(go.getInputStream().readAllBytes(), UTF_8).contains(" go1.19");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void render_templatesOfTheTables_areAsGoRendersThem() throws IOException, InterruptedException {
        List<String> templates = Stream.of(
                        SyntaxTest.class,
                        ActionsTest.class,
                        FunctionsTest.class,
                        PilotFunctionsTest.class,
                        PrintfTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(GoDifferentialTest::templates)
                .toList();
        assertThat(templates).hasSizeGreaterThan(200);
        verify(templates);
    }

    @Test
    void render_randomTemplates_areAsGoRendersThem() throws IOException, InterruptedException {
        RandomTemplates random = new RandomTemplates(SEED);
        verify(Stream.generate(random::next).limit(RANDOM_TEMPLATES).toList());
    }

    /** The templates before the arrows in the table of a test, except those that print addresses. */
    private static Stream<String> templates(Method test) {
        CsvSource table = test.getAnnotation(CsvSource.class);
        return table == null
                ? Stream.empty()
                : table.textBlock()
                        .lines()
                        .map(row -> row.substring(0, row.indexOf(" => "))
                                .replace("^", "")
                                .strip())
                        .filter(template -> !template.contains("%#p"));
    }

    private void verify(List<String> templates) throws IOException, InterruptedException {
        List<String> expected = renderWithGo(templates);
        SoftAssertions softly = new SoftAssertions();
        for (int i = 0; i < templates.size(); i++) {
            String actual;
            try {
                actual = '=' + Rendered.render(templates.get(i));
            } catch (TemplateException e) {
                actual = expected.get(i).startsWith("!") ? expected.get(i) : '!' + e.getMessage();
            }
            softly.assertThat(actual).as(templates.get(i)).isEqualTo(expected.get(i));
        }
        softly.assertAll();
    }

    private List<String> renderWithGo(List<String> templates) throws IOException, InterruptedException {
        Path program = directory.resolve("render.go");
        try (InputStream source = GoDifferentialTest.class.getResourceAsStream("render.go")) {
            Files.copy(Objects.requireNonNull(source), program);
        }
        Path input = directory.resolve("input");
        Files.write(
                input,
                templates.stream()
                        .map(template -> Base64.getEncoder().encodeToString(template.getBytes(UTF_8)))
                        .toList());
        List<String> command = new ArrayList<>(List.of("go", "run", program.toString()));
        Rendered.ENV.forEach((name, value) -> command.add(name + '=' + value));
        ProcessBuilder go = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        go.environment().put("GO111MODULE", "off");
        Process running = go.start();
        List<String> lines = new String(running.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(running.waitFor()).isZero();
        return lines.stream()
                .map(line -> line.startsWith("=")
                        ? '=' + new String(Base64.getDecoder().decode(line.substring(1)), UTF_8)
                        : line)
                .toList();
    }
}
