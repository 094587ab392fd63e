package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of variables' values in any locale. */
class ProcessEnvironmentTest {

    @TempDir
    Path directory;

    @Test
    void exact_inALocaleThatLosesCharacters_readsTheBytes() throws IOException {
        Path bytes = Files.writeString(directory.resolve("environ"), "TAG=\u00FC=\u65E5\0A=\0TAG=2\0=x=y\0broken\0");
        assertThat(ProcessEnvironment.exact(Map.of("TAG", "\uFFFD\uFFFD"), bytes))
                .containsOnly(entry("TAG", "\u00FC=\u65E5"), entry("A", ""), entry("=x", "y"));
    }

    /** As in Go, which keeps the bytes, and whose JSON reader replaces each of them by U+FFFD. */
    @Test
    void exact_bytesThatAreNotUtf8_areReplacedOneByOne() throws IOException {
        Path bytes = Files.write(
                directory.resolve("environ"), "TAG=a\u00E2\u0082b\u00FC".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ProcessEnvironment.exact(Map.of("TAG", "?\uFFFD"), bytes))
                .containsOnly(entry("TAG", "a\uFFFD\uFFFDb\uFFFD"));
    }

    @Test
    void exact_whereThereAreNoBytes_isWhatTheJvmHas() {
        Map<String, String> jvm = Map.of("TAG", "\uFFFD");
        assertThat(ProcessEnvironment.exact(jvm, directory.resolve("none"))).isEqualTo(jvm);
    }

    /** A JVM as in a container: without LANG, and with a variable that is not ASCII. */
    @Test
    void get_withoutLang_isUtf8() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "Linux");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Printing.class.getName())
                .redirectErrorStream(true);
        java.environment().clear();
        Path script = Files.writeString(directory.resolve("run.sh"), "exec env TAG=\u00FC \"$@\"\n");
        java.command().addAll(0, List.of("/bin/sh", script.toString()));
        Process process = java.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("00fc ");
        assertThat(process.waitFor()).isZero();
    }

    /** A program that prints the code points of a variable. */
    static final class Printing {

        private Printing() {}

        public static void main(String[] args) {
            ProcessEnvironment.get()
                    .getOrDefault("TAG", "")
                    .chars()
                    .forEach(character -> System.out.printf("%04x ", character));
        }
    }
}
