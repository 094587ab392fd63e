package io.piloted.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of applications that share only a JVM (C7.1). Each scenario is a program that checks itself. */
class ApplicationsTest {

    @BeforeEach
    void signalsArrive() {
        Kill.assumeHangupReachesJvm();
    }

    private static void succeeds(Jdk jdk, Class<?> program) throws Exception {
        try (ChildJvm child = ChildJvm.startWithTestLibraries(jdk, program)) {
            assertThat(child.finish())
                    .as(() -> String.join("\n", child.lines()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void undeploy_makerOfHandlerGoesFirst_otherKeepsWorkingAndNothingIsLeft(Jdk jdk) throws Exception {
        succeeds(jdk, MakerGoesFirst.class);
    }

    static final class MakerGoesFirst {

        public static void main(String[] arguments) {
            Application maker = Application.deploy();
            Application other = Application.deploy();
            leaveOneAfterTheOther(maker, other);
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void undeploy_makerOfHandlerGoesLast_keepsWorkingAndNothingIsLeft(Jdk jdk) throws Exception {
        succeeds(jdk, MakerGoesLast.class);
    }

    static final class MakerGoesLast {

        public static void main(String[] arguments) {
            Application maker = Application.deploy();
            Application other = Application.deploy();
            leaveOneAfterTheOther(other, maker);
        }
    }

    private static void leaveOneAfterTheOther(Application leaver, Application stayer) {
        hangUpAndAwait(1, leaver, stayer);

        awaitCollected(leaver.undeploy());
        hangUpAndAwait(2, stayer);
        assertThat(leaver.hangups()).isEqualTo(1);

        awaitCollected(stayer.undeploy());
        Kill.hangUp(ProcessHandle.current());

        Application next = Application.deploy();
        hangUpAndAwait(1, next);
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void undeploy_hundredRounds_leavesNothing(Jdk jdk) throws Exception {
        succeeds(jdk, HundredRounds.class);
    }

    static final class HundredRounds {

        public static void main(String[] arguments) throws HangupUnavailable {
            List<WeakReference<ClassLoader>> remains = new ArrayList<>();
            for (int round = 0; round < 100; round++) {
                Application application = Application.deploy();
                hangUpAndAwait(1, application);
                remains.add(application.undeploy());
            }
            remains.forEach(ApplicationsTest::awaitCollected);
            assertThat(SharedHandler.actions()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void deploy_failsAndIsNeverClosed_nothingIsLeftAfterTheNextSignal(Jdk jdk) throws Exception {
        succeeds(jdk, NeverClosed.class);
    }

    /** A program whose application is never closed, as after a failed deployment that no container announces. */
    static final class NeverClosed {

        public static void main(String[] arguments) throws HangupUnavailable {
            Application survivor = Application.deploy();
            Application failed = Application.deploy();
            hangUpAndAwait(1, survivor, failed);

            awaitCollected(failed.abandon());
            hangUpAndAwait(2, survivor);

            List<Runnable> actions = SharedHandler.actions();
            await().atMost(Patience.LIMIT)
                    .untilAsserted(() -> assertThat(actions).hasSize(1));
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void deploy_manyAtTheSameMoment_allGetTheSignal(Jdk jdk) throws Exception {
        succeeds(jdk, SameMoment.class);
    }

    /**
     * A program in which applications start at the same time: first they race to install the handler, later for the
     * list.
     */
    static final class SameMoment {

        public static void main(String[] arguments) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            for (int round = 0; round < 5; round++) {
                CyclicBarrier start = new CyclicBarrier(8);
                Callable<Application> deployment = () -> {
                    start.await();
                    return Application.deploy();
                };
                List<Application> applications = new ArrayList<>();
                for (Future<Application> deployed : threads.invokeAll(Collections.nCopies(8, deployment))) {
                    applications.add(deployed.get());
                }
                hangUpAndAwait(1, applications.toArray(Application[]::new));
                applications.forEach(Application::undeploy);
            }
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void deploy_signalsMeanwhile_noneIsLost(Jdk jdk) throws Exception {
        succeeds(jdk, SignalsMeanwhile.class);
    }

    static final class SignalsMeanwhile {

        public static void main(String[] arguments) {
            Application resident = Application.deploy();
            joinAllTheTime();
            for (int i = 1; i <= 200; i++) {
                hangUpAndAwait(i, resident);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.piloted.signal.Jdk#all")
    void deploy_libraryTakesSignalMeanwhile_libraryIsCalled(Jdk jdk) throws Exception {
        succeeds(jdk, LibraryMeanwhile.class);
    }

    static final class LibraryMeanwhile {

        public static void main(String[] arguments) throws Exception {
            joinAllTheTime();
            for (int i = 0; i < 200; i++) {
                AtomicBoolean called = new AtomicBoolean();
                OtherLibrary.takeSignal(() -> called.set(true));
                Kill.hangUp(ProcessHandle.current());
                await().atMost(Patience.LIMIT)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .untilTrue(called);
            }
        }
    }

    /** Joins all the time, because each join replaces the handler for a moment. */
    private static void joinAllTheTime() {
        Thread joining = new Thread(() -> {
            while (true) {
                try {
                    SharedHandler.actions();
                } catch (HangupUnavailable e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        joining.setDaemon(true);
        joining.start();
    }

    /** Sends a signal and waits until it has arrived, because the system merges pending signals. */
    private static void hangUpAndAwait(int expected, Application... applications) {
        Kill.hangUp(ProcessHandle.current());
        for (Application application : applications) {
            await().atMost(Patience.LIMIT)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .untilAsserted(() -> assertThat(application.hangups()).isEqualTo(expected));
        }
    }

    private static void awaitCollected(WeakReference<ClassLoader> remains) {
        await("class loader collected")
                .atMost(Patience.LIMIT)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(remains.get()).isNull();
                });
    }
}
