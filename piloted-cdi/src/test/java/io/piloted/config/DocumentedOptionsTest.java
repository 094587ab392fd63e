package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A test that each option has a row in the docs. */
class DocumentedOptionsTest {

    @Test
    void configuration_hasEachOption() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(KnownOptions.NAMES).allMatch(name -> page.contains('`' + name + '`'));
    }
}
