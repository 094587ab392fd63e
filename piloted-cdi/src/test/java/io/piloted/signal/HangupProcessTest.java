package io.piloted.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.cdi.BootedCdiLite;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of SIGHUP in JVMs that are started in different ways (C5.1, C7.2). */
class HangupProcessTest {

    /** The exit code that Java returns for a process that SIGHUP ended. */
    private static final int ENDED_BY_SIGHUP = 128 + 1;

    @BeforeEach
    void signalsArrive() {
        Kill.assumeHangupReachesJvm();
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_hundredSignals_eachRunsTheAction(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, Listening.class)) {
            child.awaitLine("ready");
            for (int i = 1; i <= 100; i++) {
                child.hangUp();
                child.awaitLine("SIGHUP " + i);
            }
            assertThat(child.finish()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void take_beforeAnybodyRegisters_signalIsHarmless(Jdk jdk) throws Exception { // C7.1
        try (ChildJvm child = ChildJvm.start(jdk, TakenEarly.class)) {
            child.awaitLine("taken");
            child.hangUp();
            child.say("go on");
            child.awaitLine("ready");
            child.hangUp();
            child.awaitLine("SIGHUP 1");
            assertThat(child.finish()).isZero();
            assertThat(warnings(child)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void take_jvmKeepsOutOfSignals_whoRegistersWarns(Jdk jdk) throws Exception { // C7.2
        try (ChildJvm child = ChildJvm.start(jdk, TakenEarly.class, "-Xrs")) {
            child.awaitLine("taken");
            assertThat(warnings(child)).isEmpty();
            child.say("go on");
            child.awaitLine("ready");
            assertThat(child.finish()).isZero();
            assertThat(warnings(child)).singleElement().asString().contains("PILOT03501");
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void cdiLite_beforeTheStartupEvent_signalIsHarmless(Jdk jdk) throws Exception { // C7.1
        try (ChildJvm child = ChildJvm.startWithTestLibraries(jdk, BootedCdiLite.class)) {
            child.awaitLine("initialized");
            child.hangUp();
            child.say("x");
            child.awaitLine("received x");
            assertThat(child.finish()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void cdiLite_switchedOff_signalIsLeftAlone(Jdk jdk) throws Exception { // C1.2
        try (ChildJvm child = ChildJvm.startWithTestLibraries(jdk, BootedCdiLite.class, "-Dpiloted.enabled=false")) {
            child.awaitLine("initialized");
            child.hangUp();
            assertThat(child.exitCode()).isEqualTo(ENDED_BY_SIGHUP);
        }
    }

    /** A program that installs the handler, and registers an action when it gets a line of input. */
    static final class TakenEarly {

        public static void main(String[] arguments) throws IOException {
            Hangup.take();
            System.out.println("taken");
            int next = System.in.read();
            while (next != '\n' && next >= 0) {
                next = System.in.read();
            }
            Listening.main(arguments);
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_jvmKeepsOutOfSignals_warnsOnceAndTheRestWorks(Jdk jdk) throws Exception { // C7.2
        try (ChildJvm child = ChildJvm.start(jdk, Listening.class, "-Xrs")) {
            child.awaitLine("ready");
            assertWorks(child);
            assertThat(child.finish()).isZero();
            assertThat(warnings(child)).singleElement().asString().contains("PILOT03501", "-Xrs");
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_nohup_warnsOnceAndTheRestWorks(Jdk jdk) throws Exception { // C7.2
        assertIgnoredSignalIsReported(jdk, List.of("nohup"));
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_parentIgnoresSignal_warnsOnceAndTheRestWorks(Jdk jdk) throws Exception {
        assertIgnoredSignalIsReported(jdk, List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
    }

    private static void assertIgnoredSignalIsReported(Jdk jdk, List<String> launcher)
            throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.startBy(launcher, jdk, Listening.class)) {
            child.awaitLine("ready");
            child.hangUp();
            assertWorks(child);
            assertThat(child.finish()).isZero();
            assertThat(warnings(child)).singleElement().asString().contains("PILOT03500", "nohup");
        }
    }

    private static void assertWorks(ChildJvm child) {
        child.say("still here");
        child.awaitLine("still here");
    }

    private static List<String> warnings(ChildJvm child) {
        return child.lines().stream().filter(line -> line.contains("PILOT")).toList();
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_libraryHoldsSignal_bothAreCalled(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, AfterLibrary.class)) {
            child.awaitLine("ready");
            for (int i = 1; i <= 3; i++) {
                child.hangUp();
                child.awaitLine("library " + i);
                child.awaitLine("SIGHUP " + i);
            }
            assertThat(child.finish()).isZero();
        }
    }

    /** A program with another library whose handler throws. */
    static final class AfterLibrary {

        public static void main(String[] arguments) throws Exception {
            AtomicInteger calls = new AtomicInteger();
            OtherLibrary.takeSignal(() -> {
                System.out.println("library " + calls.incrementAndGet());
                throw new IllegalStateException("on purpose");
            });
            Listening.main(arguments);
        }
    }

    /** A known limit: a replaced handler is not notified. The next registration installs the handler again. */
    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void onHangup_libraryTakesSignalLater_nextRegistrationIsCalledBesidesIt(Jdk jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, BeforeLibrary.class)) {
            child.awaitLine("ready");
            child.hangUp();
            child.awaitLine("library 1");
            child.awaitLine("SIGHUP 1");
            assertThat(child.finish()).isZero();
            assertThat(child.lines()).doesNotContain("lost");
        }
    }

    static final class BeforeLibrary {

        public static void main(String[] arguments) throws Exception {
            AtomicInteger calls = new AtomicInteger();
            Hangup.Registration lost = Hangup.onHangup(() -> System.out.println("lost"));
            OtherLibrary.takeSignal(() -> System.out.println("library " + calls.incrementAndGet()));
            try {
                Listening.main(arguments);
            } finally {
                Reference.reachabilityFence(lost);
            }
        }
    }
}
