package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that the file can be read without JSON-P, which Quarkus does not contain by default. */
class WithoutJsonPTest {

    @Test
    void load_withoutTheApiOfJsonP_reads(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("containerpilot.json5"), "{consul: 'c', n: 0x1F}");
        URL[] all = Stream.of(ContainerPilot.class, Logger.class, Pattern.class, Config.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (URLClassLoader bare = new URLClassLoader(all, ClassLoader.getPlatformClassLoader())) {
            Method load = bare.loadClass(ContainerPilot.class.getName()).getMethod("load", Path.class, Map.class);

            Object model = load.invoke(null, file, Map.of());
            assertThat(model.getClass().getMethod("properties").invoke(model))
                    .isEqualTo(Map.of("containerpilot.consul", "c", "containerpilot.n", "31"));
        }
    }
}
