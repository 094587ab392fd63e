package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of configured paths (C1.1). */
class FilePathTest {

    /** {@code File.toURI()} writes one slash, {@code Path.toUri()} three. */
    @ParameterizedTest
    @CsvSource({
        "/etc/cp.json5, /etc/cp.json5",
        "file:///etc/cp.json5, /etc/cp.json5",
        "file:/etc/cp.json5, /etc/cp.json5",
        "file://cp.json5, cp.json5",
        "cp.json5, cp.json5",
        "file:cp.json5, file:cp.json5",
        "/c:/cp.json5, /c:/cp.json5"
    })
    void path_onUnix_isThatOfTheUrl(String text, String path) {
        assertThat(FilePath.path(text, false)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\pilot\\cp.json5, C:\\pilot\\cp.json5",
        "file:///C:/pilot/cp.json5, C:/pilot/cp.json5",
        "file:/c:/pilot/cp.json5, c:/pilot/cp.json5",
        "file://C:\\pilot\\cp.json5, C:\\pilot\\cp.json5",
        "file:///pilot/cp.json5, /pilot/cp.json5"
    })
    void path_onWindows_hasNoSlashBeforeTheDrive(String text, String path) {
        assertThat(FilePath.path(text, true)).isEqualTo(path);
    }

    @Test
    void of_aUrl_isThePath() {
        assertThat(FilePath.of("file:/etc/cp.json5")).isEqualTo(Path.of("/etc/cp.json5"));
    }
}
