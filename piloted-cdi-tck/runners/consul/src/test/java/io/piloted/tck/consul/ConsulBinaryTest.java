package io.piloted.tck.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the places in which the executable is searched. */
class ConsulBinaryTest {

    @TempDir
    private Path directory;

    @Test
    void find_withConsulBin_takesIt() throws IOException {
        Path named = executable("my-consul");
        assertThat(new ConsulBinary(Map.of("CONSUL_BIN", named.toString(), "PATH", directory.toString())).find())
                .isEqualTo(named);
    }

    @Test
    void find_withConsulBinThatIsNone_failsAndSaysHowToInstall() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ConsulBinary(Map.of("CONSUL_BIN", "/nowhere")).find())
                .withMessageContaining("CONSUL_BIN=/nowhere")
                .withMessageContaining("install Consul");
    }

    @Test
    void find_onPath_takesTheFirst() throws IOException {
        Path consul = executable("consul");
        assertThat(new ConsulBinary(Map.of("PATH", "/nowhere:" + directory)).find())
                .isEqualTo(consul);
    }

    @Test
    void find_inCache_asksNobody() throws IOException {
        Files.createDirectory(directory.resolve("piloted-cdi"));
        Path cached = executable("piloted-cdi/consul-1.8-" + System.getProperty("os.arch"));
        assertThat(new ConsulBinary(Map.of("XDG_CACHE_HOME", directory.toString())).find())
                .isEqualTo(cached);
    }

    private Path executable(String name) throws IOException {
        Path file = Files.createFile(directory.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
