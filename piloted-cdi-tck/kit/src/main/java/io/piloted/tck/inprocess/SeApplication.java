package io.piloted.tck.inprocess;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application in a CDI container of this JVM, with its ContainerPilot file, file of endpoints, options and bean
 * classes. Options are system properties, which are restored at the end.
 */
final class SeApplication implements AutoCloseable {

    private final Path folder;
    private final Map<String, @Nullable String> replaced = new HashMap<>();
    private final List<Extension> extensions = new ArrayList<>();
    private @Nullable SeContainer container;

    /**
     * The class loader before. The application gets its own, as in a server, because containers and MicroProfile Config
     * store their data by class loader.
     */
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    private SeApplication() {
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0], before));
        try {
            folder = Files.createTempDirectory("piloted-tck");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An application with these services as watches in its ContainerPilot file, and with a file of endpoints. */
    static SeApplication watching(String... services) {
        StringBuilder watches = new StringBuilder();
        for (String service : services) {
            watches.append("{name: '").append(service).append("', interval: 3},");
        }
        return new SeApplication()
                .containerpilot("{consul: 'localhost:8500', watches: [" + watches + "]}")
                .endpoints("{}");
    }

    /** An application with this ContainerPilot file, which uses Consul. */
    static SeApplication describedBy(String containerpilot) {
        return new SeApplication().containerpilot(containerpilot);
    }

    /** An application without a ContainerPilot file. */
    static SeApplication undescribed() {
        return new SeApplication();
    }

    SeApplication containerpilot(String text) {
        return option("containerpilot", write("containerpilot.json5", text).toString());
    }

    SeApplication endpoints(String json5) {
        return option("piloted.catalog", write("endpoints.json5", json5).toString());
    }

    SeApplication option(String key, String value) {
        if (!replaced.containsKey(key)) {
            replaced.put(key, System.getProperty(key));
        }
        System.setProperty(key, value);
        return this;
    }

    /** Adds an extension to the library's own. */
    SeApplication extension(Extension extension) {
        extensions.add(extension);
        return this;
    }

    SeApplication start(Class<?>... beans) {
        container = SeContainerInitializer.newInstance()
                .addExtensions(extensions.toArray(Extension[]::new))
                .addBeanClasses(beans)
                .initialize();
        return this;
    }

    <T> T get(Class<T> type) {
        return container().select(type).get();
    }

    <T> T get(TypeLiteral<T> type) {
        return container().select(type).get();
    }

    SeContainer container() {
        if (container == null) {
            throw new IllegalStateException("not started");
        }
        return container;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            if (container != null && container.isRunning()) {
                container.close();
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            replaced.forEach((key, value) -> {
                if (value == null) {
                    System.clearProperty(key);
                } else {
                    System.setProperty(key, value);
                }
            });
            delete();
        }
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
