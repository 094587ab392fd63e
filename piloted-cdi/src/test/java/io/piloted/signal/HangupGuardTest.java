package io.piloted.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import io.piloted.signal.agent.HangupGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the agent, which handles SIGHUP before the application starts (C7.1). */
class HangupGuardTest {

    /** The exit code of a process that SIGHUP ended. */
    private static final int HUNG_UP = 128 + 1;

    @TempDir
    Path directory;

    @BeforeEach
    void signalsArrive() {
        Kill.assumeHangupReachesJvm();
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void premain_signalsWhileStarting_areHarmless(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, Starting.class, agent(HangupGuard.class), agent(Premain.class))) {
            child.awaitLine("premain");
            for (int i = 0; i < 50; i++) {
                child.hangUp();
            }
            child.say("started");
            child.awaitLine("started");
            assertThat(child.finish()).isZero();
        }
    }

    /** Proves that the test above is meaningful. */
    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void signalsWhileStarting_noAgent_endTheJvm(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, Starting.class, agent(Premain.class))) {
            child.awaitLine("premain");
            child.hangUp();
            assertThat(child.exitCode()).isEqualTo(HUNG_UP);
        }
    }

    /** Agent and application have their own copies of all classes, and share only the handler. */
    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void premain_applicationRegistersLater_getsEachSignal(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, Deployed.class, agent(HangupGuard.class))) {
            child.awaitLine("ready");
            for (int i = 1; i <= 10; i++) {
                child.hangUp();
                child.awaitLine("SIGHUP " + i);
            }
            assertThat(child.finish()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void premain_nothingButTheJdk_suffices(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.run(jdk, agent(HangupGuard.class), "-version")) {
            assertThat(child.exitCode())
                    .as(() -> String.join("\n", child.lines()))
                    .isZero();
        }
    }

    /** C7.3: a signal to the process that the file names, sent as soon as the file exists, does not end the process. */
    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void premain_pidFile_namesAProcessThatSurvivesEachSignal(Jdk jdk) throws Exception {
        Path pidFile = directory.resolve("pid");
        try (ChildJvm child = ChildJvm.start(jdk, Starting.class, agent(HangupGuard.class) + "=pidfile=" + pidFile)) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Patience.LIMIT)
                    .until(() -> Files.exists(pidFile));
            assertThat(Files.readString(pidFile)).isEqualTo(child.handle().pid() + "\n");
            for (int i = 0; i < 50; i++) {
                child.hangUp();
            }
            child.say("started");
            child.awaitLine("started");
            assertThat(child.finish()).isZero();
        }
        assertThat(pidFile).doesNotExist();
    }

    /** C7.3. */
    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void premain_pidFileOfASuccessor_isLeftAlone(Jdk jdk) throws Exception {
        Path pidFile = directory.resolve("pid");
        try (ChildJvm child = ChildJvm.start(jdk, Starting.class, agent(HangupGuard.class) + "=pidfile=" + pidFile)) {
            child.say("started");
            child.awaitLine("started");
            Files.writeString(pidFile, "1\n");
            assertThat(child.finish()).isZero();
        }
        assertThat(pidFile).hasContent("1");
    }

    /** C7.3: in two containers that share a volume both processes may have the id 1. */
    @Test
    void premain_pidFileOfASuccessorWithTheSameId_isLeftAlone() throws Exception {
        Path pidFile = directory.resolve("pid");
        String agent = agent(HangupGuard.class) + "=pidfile=" + pidFile;
        String text;
        try (ChildJvm child = ChildJvm.start(Jdk.all().get(0), Starting.class, agent)) {
            child.say("started");
            child.awaitLine("started");
            text = Files.readString(pidFile);
            Path successors = Files.writeString(directory.resolve("successors"), text);
            Files.move(successors, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            assertThat(child.finish()).isZero();
        }
        assertThat(pidFile).hasContent(text);
    }

    /** C7.3: the agent must not prevent an application from starting. */
    @ParameterizedTest
    @ValueSource(strings = {"=pidfile=/nowhere/pid", "=pidfile=/", "=pidfile=", "=pidFile=pid", "=nonsense"})
    void premain_wrongArgument_isOneLineAndTheApplicationStarts(String argument) throws Exception {
        try (ChildJvm child = ChildJvm.start(Jdk.all().get(0), Starting.class, agent(HangupGuard.class) + argument)) {
            child.say("started");
            child.awaitLine("started");
            child.hangUp();
            child.say("still here");
            child.awaitLine("still here");
            assertThat(child.finish()).isZero();
            assertThat(child.lines())
                    .filteredOn(line -> !line.equals("started") && !line.equals("still here"))
                    .singleElement()
                    .asString()
                    .startsWith("piloted-cdi agent: ")
                    .contains("pidfile");
        }
    }

    /** C7.3: a partly written file must not stay. */
    @Test
    void premain_pidFileIsADirectory_leavesNothingBeside() throws Exception {
        Path taken = Files.createDirectory(directory.resolve("taken"));
        Files.createFile(taken.resolve("file"));
        String agent = agent(HangupGuard.class) + "=pidfile=" + taken;
        try (ChildJvm child = ChildJvm.run(Jdk.all().get(0), agent, "-version")) {
            assertThat(child.exitCode()).isZero();
            assertThat(child.lines()).anyMatch(line -> line.startsWith("piloted-cdi agent: cannot write the pidfile"));
        }
        assertThat(directory).isDirectoryNotContaining("glob:**/taken.*");
    }

    /** C7.2, C7.3: without a handler SIGHUP would end the JVM, so its id must not be published. */
    @Test
    void premain_jvmKeepsOutOfSignals_writesNoPidFile() throws Exception {
        Path pidFile = directory.resolve("pid");
        Jdk jdk = Jdk.all().get(0);
        try (ChildJvm child =
                ChildJvm.start(jdk, Starting.class, "-Xrs", agent(HangupGuard.class) + "=pidfile=" + pidFile)) {
            child.say("started");
            child.awaitLine("started");
            assertThat(pidFile).doesNotExist();
            assertThat(child.finish()).isZero();
        }
    }

    /** C7.3: a file of an ended process might contain this process's id; a file of a running process is in use. */
    @Test
    void premain_jvmKeepsOutOfSignals_leavesNoFileButThatOfAProcessThatLives() throws Exception {
        Path ended = Files.writeString(directory.resolve("ended"), Long.MAX_VALUE + "\n");
        Path alive = Files.writeString(
                directory.resolve("alive"), ProcessHandle.current().pid() + "\n");
        for (Path pidFile : List.of(ended, alive)) {
            String agent = agent(HangupGuard.class) + "=pidfile=" + pidFile;
            try (ChildJvm child = ChildJvm.run(Jdk.all().get(0), "-Xrs", agent, "-version")) {
                assertThat(child.exitCode()).isZero();
            }
        }
        assertThat(ended).doesNotExist();
        assertThat(alive).exists();
    }

    /** C7.2. */
    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void premain_jvmKeepsOutOfSignals_startsAllTheSame(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.run(jdk, "-Xrs", agent(HangupGuard.class), "-version")) {
            assertThat(child.exitCode())
                    .as(() -> String.join("\n", child.lines()))
                    .isZero();
        }
    }

    /** An agent that prints a line when the agents before it are ready. */
    public static final class Premain {

        public static void premain(String arguments) {
            System.out.println("premain");
        }
    }

    static final class Starting {

        public static void main(String[] arguments) throws IOException {
            Listening.echo();
        }
    }

    static final class Deployed {

        public static void main(String[] arguments) throws Exception {
            Class<?> application = Application.isolatedLoader().loadClass(Listening.class.getName());
            application.getMethod("main", String[].class).invoke(null, (Object) arguments);
        }
    }

    /** The option for a jar like the library's agent jar, which does not exist yet in this phase of the build. */
    private String agent(Class<?> agent) throws IOException {
        Path jar = directory.resolve(agent.getSimpleName() + ".jar");
        Path classes = ChildJvm.place(agent);
        String itsPackage = agent.getPackageName().replace('.', '/');
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes.resolve(itsPackage))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return "-javaagent:" + jar;
    }
}
