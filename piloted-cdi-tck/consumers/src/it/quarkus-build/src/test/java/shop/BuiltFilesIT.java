package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** A test of the files that Quarkus builds while CONTAINERPILOT names a file with secrets of the building machine. */
class BuiltFilesIT {

    private static final Path BUILT = Path.of("target");

    /** Marks in the texts that only the building machine has, such as the name of the file. */
    private static final List<String> MARKS =
            List.of("marked-by-the-builder", "containerpilot-of-the-builder", "containerpilot.builder");

    @Test
    void builtFiles_haveNothingOfTheBuildersFile() throws IOException {
        assertTrue(Files.isReadable(Path.of(System.getenv("CONTAINERPILOT"))), "the build saw a file");
        assertEquals("marked-by-the-builder-environment", System.getenv("BUILDER_TOKEN"));

        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(BUILT)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("test-classes")
                            && !file.toString().contains("-reports"))
                    .toList();
        }
        for (Path file : files) {
            search(BUILT.relativize(file).toString(), Files.readAllBytes(file), found);
        }
        assertEquals(List.of(), found);
        assertTrue(files.size() > 3, files::toString);
    }

    private static void search(String name, byte[] content, List<String> found) throws IOException {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        MARKS.stream().filter(text::contains).forEach(mark -> found.add(mark + " in " + name));
        if (text.startsWith("PK")) {
            try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(content))) {
                for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    search(name + "!" + entry.getName(), archive.readAllBytes(), found);
                }
            }
        }
    }

    @Test
    void application_hasTheUsersFileOnly() throws Exception {
        assertEquals(
                List.of(
                        "> containerpilot.consul=localhost:8500",
                        "> containerpilot.consul.token=",
                        "> containerpilot.builder.ports=",
                        "> containerpilot.watches[0].interval=4"),
                run("true"));
    }

    @Test
    void application_switchedOff_hasNoFile() throws Exception {
        assertEquals(
                List.of(
                        "> containerpilot.consul=",
                        "> containerpilot.consul.token=",
                        "> containerpilot.builder.ports=",
                        "> containerpilot.watches[0].interval="),
                run("false"));
    }

    private static List<String> run(String enabled) throws Exception {
        Path output = BUILT.resolve("output-" + enabled + "-reports.log");
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcontainerpilot=containerpilot-of-the-user.json5",
                        "-Dpiloted.enabled=" + enabled,
                        "-jar",
                        jar().toString(),
                        "containerpilot.consul",
                        "containerpilot.consul.token",
                        "containerpilot.builder.ports",
                        "containerpilot.watches[0].interval")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(application.waitFor(2, TimeUnit.MINUTES), output::toString);
            assertEquals(0, application.exitValue(), output::toString);
        } finally {
            application.destroyForcibly();
        }
        return Files.readAllLines(output).stream()
                .filter(line -> line.startsWith("> "))
                .toList();
    }

    private static Path jar() {
        return BUILT.resolve(
                System.getProperty("packaging").equals("fast-jar")
                        ? "quarkus-app/quarkus-run.jar"
                        : "shop-quarkus-build-1-runner.jar");
    }
}
