package io.piloted.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.piloted.json5.Json5Exception;
import io.piloted.json5.Json5Value;
import io.piloted.json5.JsonText;
import io.piloted.template.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every error names the file, the place, the cause and the remedy (C1.2). */
class RenderedFileTest {

    @TempDir
    Path directory;

    @Test
    void missing() {
        fails(directory.resolve("none"))
                .hasMessageContainingAll("PILOT00502", "none", "does not exist", "CONTAINERPILOT");
    }

    @Test
    void directory() {
        fails(directory).hasMessageContainingAll("PILOT00503", directory.toString(), "is a directory");
    }

    @Test
    void unreadable() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "{}");
        assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root reads everything");
        fails(file).hasMessageContainingAll("PILOT00504", "secret", "let the user");
    }

    @Test
    void aFileAsDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "{}");
        fails(file.resolve("below")).hasMessageContainingAll("PILOT00504", "below");
    }

    @Test
    void unreadable_whenNoMoreFilesMayBeOpened_saysThat() {
        ContainerPilotFile file = ContainerPilotFile.at(directory.resolve("file"));
        assertThat(file.unreadable("FileSystemException: Too many open files"))
                .hasMessageContainingAll("PILOT00514", "file", "too many open files", "ulimit -n")
                .hasMessageNotContaining("let the user");
    }

    @Test
    void notUtf8_saysWhichByte() throws IOException {
        Path file = Files.write(
                directory.resolve("latin"), new byte[] {'{', '\n', (byte) 0xC3, (byte) 0xA4, '/', (byte) 0xE4, '}'});
        fails(file).hasMessageContainingAll("PILOT00505", "latin", "line 2", "offset 5", "0xE4");
    }

    @Test
    void cutUtf8_saysWhichByte() throws IOException {
        Path file = Files.write(directory.resolve("cut"), new byte[] {'1', (byte) 0xC3});
        fails(file).hasMessageContainingAll("PILOT00505", "offset 1", "0xC3");
    }

    @Test
    void unrenderable() throws IOException {
        fails(Files.writeString(directory.resolve("t"), "{{ nofunc }}"))
                .hasMessageContainingAll("PILOT00506", directory.toString(), "line 1")
                .hasCauseInstanceOf(TemplateException.class);
    }

    @Test
    void unparsable() throws IOException {
        fails(Files.writeString(directory.resolve("j"), "{\n a:1\n b:2}"))
                .hasMessageContainingAll("PILOT00507", directory.toString(), "line 3, column 2", " b:*}", "-template")
                .hasCauseInstanceOf(Json5Exception.class);
    }

    @Test
    void noObject() throws IOException {
        fails(Files.writeString(directory.resolve("a"), "[1]")).hasMessageContainingAll("PILOT00508", "an array");
    }

    @Test
    void byteOrderMark_isWhiteSpace() throws IOException {
        Path file = Files.write(directory.resolve("bom"), "\uFEFF{ä:'ö'}".getBytes(UTF_8));
        assertThat(JsonText.of(read(file))).isEqualTo("{\"ä\":\"ö\"}");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> fails(Path file) {
        return assertThatThrownBy(() -> read(file)).isInstanceOf(ContainerPilotException.class);
    }

    private static Json5Value read(Path path) {
        ContainerPilotFile file = ContainerPilotFile.at(path);
        return RenderedFile.parse(file, file.text(), Map.of());
    }
}
