package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the library's messages with the oldest supported version of JBoss Logging and with its own. */
class JBossLoggingVersionsTest {

    private static final Path OWN = Path.of(
            Logger.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    private static final Path OLDEST = Path.of("target", "oldest-jboss-logging", "jboss-logging.jar");
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.piloted");

    private final java.util.logging.Logger log = java.util.logging.Logger.getLogger("io.piloted");

    static List<Path> versions() {
        return List.of(OLDEST, OWN);
    }

    @BeforeEach
    void silence() {
        log.setLevel(java.util.logging.Level.OFF);
    }

    @AfterEach
    void speak() {
        log.setLevel(null);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void messages_versionOfJBossLogging_areAllThere(Path jar) throws Exception {
        try (URLClassLoader loader = loader(jar)) {
            List<JavaClass> implementations = LIBRARY.stream()
                    .filter(type -> type.getName().contains(".Messages_$"))
                    .toList();
            assertThat(implementations).hasSizeGreaterThan(7);
            for (JavaClass implementation : implementations) {
                String name = implementation.getName();
                Class<?> messages = Class.forName(name.substring(0, name.indexOf("_$")), true, loader);
                Object instance = Arrays.stream(messages.getDeclaredFields())
                        .filter(field -> field.getType() == messages)
                        .findFirst()
                        .map(JBossLoggingVersionsTest::get)
                        .orElseThrow();
                for (Method method : messages.getDeclaredMethods()) {
                    if (Modifier.isAbstract(method.getModifiers())) {
                        call(instance, method);
                    }
                }
            }
        }
    }

    /** Methods of JBoss Logging that the library calls directly. */
    @ParameterizedTest
    @MethodSource("versions")
    void calls_versionOfJBossLogging_areAllThere(Path jar) throws Exception {
        try (URLClassLoader loader = loader(jar)) {
            List<JavaMethodCall> calls = LIBRARY.stream()
                    .flatMap(type -> type.getMethodCallsFromSelf().stream())
                    .filter(call -> call.getTargetOwner().getPackageName().equals("org.jboss.logging"))
                    .toList();
            assertThat(calls).isNotEmpty();
            for (JavaMethodCall call : calls) {
                assertThat(signatures(loader.loadClass(call.getTargetOwner().getName())))
                        .as(call::getDescription)
                        .contains(signature(call));
            }
        }
    }

    private static Object get(java.lang.reflect.Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void call(Object messages, Method method) throws ReflectiveOperationException {
        method.setAccessible(true);
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(JBossLoggingVersionsTest::anything)
                .toArray();
        method.invoke(messages, arguments);
    }

    private static Object anything(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == char.class) {
            return 'x';
        }
        return type == String.class ? "x" : null;
    }

    private static Stream<String> signatures(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(method -> method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getName)
                                .toList());
    }

    private static String signature(JavaMethodCall call) {
        return call.getName()
                + call.getTarget().getRawParameterTypes().stream()
                        .map(HasName::getName)
                        .toList();
    }

    /** The class path of this JVM, with another JBoss Logging. */
    private static URLClassLoader loader(Path jar) {
        assertThat(jar).exists();
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).equals(OWN) ? jar : Path.of(entry))
                .map(JBossLoggingVersionsTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
