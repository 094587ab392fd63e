package io.piloted.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of an application whose main class is in a named module, which resolves only the required modules (C7.2). */
class NamedModuleTest {

    private static final String MODULE = "module shop { requires io.piloted.cdi; requires org.jboss.logging; }";

    private static final String MAIN = """
            package shop;

            public class Main {
                public static void main(String[] arguments) throws Exception {
                    var registration = io.piloted.signal.Hangup.onHangup(() -> System.out.println("SIGHUP"));
                    System.out.println("ready");
                    while (System.in.read() >= 0) {}
                    registration.close();
                }
            }
            """;

    @TempDir
    Path directory;

    private String modulePath;

    @BeforeEach
    void compile() throws IOException {
        Kill.assumeHangupReachesJvm();
        Path library = libraryJar();
        Path logging = ChildJvm.place(Logger.class);
        Path module = Files.writeString(directory.resolve("module-info.java"), MODULE);
        Path main = Files.writeString(directory.resolve("Main.java"), MAIN);
        Path classes = directory.resolve("classes");
        modulePath = library + File.pathSeparator + logging;
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-p",
                        modulePath,
                        "-d",
                        classes.toString(),
                        module.toString(),
                        main.toString());
        assertThat(status).isZero();
        modulePath += File.pathSeparator + classes;
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_moduleIsNotResolved_warnsWithTheOptionThatHelps(Jdk jdk) throws Exception {
        try (ChildJvm child = run(jdk)) {
            child.awaitLine("ready");
            assertThat(child.finish()).isZero();
            assertThat(child.lines())
                    .filteredOn(line -> line.contains("PILOT"))
                    .singleElement()
                    .asString()
                    .contains("PILOT03503", "--add-modules jdk.unsupported");
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_theOptionThatTheWarningNames_helps(Jdk jdk) throws Exception {
        try (ChildJvm child = run(jdk, "--add-modules", "jdk.unsupported")) {
            child.awaitLine("ready");
            child.hangUp();
            child.awaitLine("SIGHUP");
            assertThat(child.finish()).isZero();
            assertThat(child.lines()).noneMatch(line -> line.contains("PILOT"));
        }
    }

    private ChildJvm run(Jdk jdk, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-p", modulePath, "-m", "shop/shop.Main"));
        return ChildJvm.run(jdk, arguments.toArray(String[]::new));
    }

    /** A jar with the needed part of the library, whose own jar does not exist yet in this phase of the build. */
    private Path libraryJar() throws IOException {
        Path jar = directory.resolve("piloted-cdi.jar");
        Path classes = ChildJvm.place(Hangup.class);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", "io.piloted.cdi");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes.resolve("io/piloted/signal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
