package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import io.piloted.signal.agent.SharedHandler;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * A test of the end when a server has already closed the application's class loader (C7.1), so that no more classes can
 * be loaded.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ClosedClassLoaderTest {

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app");

    @TempDir
    Path folder;

    @Test
    void close_classLoaderIsClosed_endsThreadsAndSignal() throws Exception {
        Path endpoints = Files.writeString(folder.resolve("endpoints.json5"), "{app: ['10.0.0.1:80']}");
        APPLICATION.set("piloted.catalog", endpoints.toString());
        List<Runnable> before = List.copyOf(SharedHandler.actions());
        URLClassLoader library = library();
        try (WeldContainer container = start(library)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(threads(library)).isNotEmpty();
            assertThat(SharedHandler.actions()).hasSize(before.size() + 1);
            library.close();
        }

        assertThat(SharedHandler.actions()).containsExactlyElementsOf(before);
        await().atMost(Patience.LIMIT)
                .untilAsserted(() -> assertThat(threads(library)).isEmpty());
    }

    /** A class loader with a copy of the library; CDI and everything else come from the server. */
    private static URLClassLoader library() {
        ClassLoader server = new ClassLoader(ClosedClassLoaderTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("io.piloted.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        URL classes =
                PilotedExtension.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {classes}, server);
    }

    private static WeldContainer start(ClassLoader library) throws ReflectiveOperationException {
        Class<?> extension = library.loadClass(PilotedExtension.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(library);
        try {
            return new Weld()
                    .disableDiscovery()
                    .addExtension((Extension) extension.getDeclaredConstructor().newInstance())
                    .initialize();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<String> threads(ClassLoader library) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == library)
                .map(Thread::getName)
                .toList();
    }
}
