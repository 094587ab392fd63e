package io.piloted.cdi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension with the ContainerPilot file and options of the tested application. They are system properties,
 * which are the same for each test and restored after the last one. Register it as a static field, so that it comes
 * before any container starts, and lock {@link org.junit.jupiter.api.parallel.Resources#SYSTEM_PROPERTIES}.
 */
final class TestApplication implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Map<String, String> options = new HashMap<>();
    private final Map<String, @Nullable String> replaced = new HashMap<>();
    private final String text;
    private @Nullable Path folder;

    private TestApplication(String text) {
        this.text = text;
    }

    /** An application whose file has a watch for each of these services. */
    static TestApplication watching(String... services) {
        return new TestApplication(text(services));
    }

    /** Sets an option for all tests. */
    TestApplication with(String key, String value) {
        options.put(key, value);
        return this;
    }

    /** Replaces the file's services. */
    void watch(String... services) throws IOException {
        Files.writeString(file(), text(services));
    }

    private static String text(String... services) {
        StringBuilder watches = new StringBuilder();
        for (String service : services) {
            watches.append("{name: '").append(service).append("', interval: 3}, ");
        }
        return "{watches: [" + watches + "]}";
    }

    Path file() {
        if (folder == null) {
            throw new IllegalStateException("no test is running");
        }
        return folder.resolve("containerpilot.json5");
    }

    /** Sets an option for this test only. */
    void set(String key, String value) {
        if (!replaced.containsKey(key)) {
            replaced.put(key, System.getProperty(key));
        }
        System.setProperty(key, value);
    }

    /**
     * Starts a container with only these beans. For tests that start or stop it themselves; others use weld-junit's.
     */
    static WeldContainer start(Class<?>... beans) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new PilotedExtension())
                .addBeanClasses(beans)
                .initialize();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        setUp();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        restore();
        setUp();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        restore();
    }

    private void setUp() throws IOException {
        folder = Files.createTempDirectory("piloted-cdi");
        Files.writeString(file(), text);
        set("containerpilot", file().toString());
        options.forEach(this::set);
        TestCatalog.ENDPOINTS.clear();
    }

    private void restore() throws IOException {
        replaced.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
        replaced.clear();
        Files.deleteIfExists(file());
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
