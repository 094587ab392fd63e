package io.piloted.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of SIGHUP in this JVM (C5.1, C7.1). */
class HangupTest {

    private final AtomicInteger runs = new AtomicInteger();
    private final Deque<Hangup.Registration> registrations = new ArrayDeque<>();

    @BeforeEach
    void signalsArrive() {
        Kill.assumeHangupReachesJvm();
    }

    @AfterEach
    void closeAll() {
        registrations.forEach(Hangup.Registration::close);
    }

    @Test
    void onHangup_signals_eachRunsTheAction() {
        register(runs::incrementAndGet);

        for (int i = 1; i <= 5; i++) {
            hangUpAndAwait(runs, i);
        }
    }

    @Test
    void onHangup_failingAction_keepsNoOtherFromRunning() {
        register(() -> {
            throw new LinkageError("on purpose");
        });
        register(runs::incrementAndGet);

        hangUpAndAwait(runs, 1);
        hangUpAndAwait(runs, 2);
    }

    @Test
    void onHangup_sameActionTwice_runsTwice() {
        Runnable action = runs::incrementAndGet;
        register(action);
        register(action);

        hangUpAndAwait(runs, 2);
    }

    @Test
    void close_repeated_removesThisRegistrationOnly() {
        Runnable action = runs::incrementAndGet;
        Hangup.Registration closed = register(action);
        register(action);
        AtomicInteger last = new AtomicInteger();
        register(last::incrementAndGet);

        closed.close();
        closed.close();
        hangUpAndAwait(last, 1);

        assertThat(runs).hasValue(1);
    }

    /** An action closes a later one of the same signal. */
    @Test
    void close_signalBeingDelivered_actionDoesNotStart() {
        Deque<Hangup.Registration> later = new ArrayDeque<>();
        register(() -> later.forEach(Hangup.Registration::close));
        later.add(register(runs::incrementAndGet));
        AtomicInteger last = new AtomicInteger();
        register(last::incrementAndGet);

        hangUpAndAwait(last, 1);

        assertThat(runs).hasValue(0);
    }

    @Test
    void close_nobodyLeft_handlerStays() throws HangupUnavailable {
        register(runs::incrementAndGet).close();
        assertThat(SharedHandler.actions()).isEmpty();

        Kill.hangUp(ProcessHandle.current());

        AtomicInteger next = new AtomicInteger();
        register(next::incrementAndGet);
        Kill.hangUp(ProcessHandle.current());
        await().atMost(Patience.LIMIT).until(() -> next.get() > 0);
        assertThat(runs).hasValue(0);
    }

    @Test
    void actions_askedAgain_areTheSameList() throws HangupUnavailable {
        assertThat(SharedHandler.actions()).isSameAs(SharedHandler.actions());
    }

    private Hangup.Registration register(Runnable action) {
        Hangup.Registration registration = Hangup.onHangup(action);
        registrations.add(registration);
        return registration;
    }

    /** Sends a signal and waits until it has arrived, because the system merges pending signals. */
    private static void hangUpAndAwait(AtomicInteger runs, int expected) {
        Kill.hangUp(ProcessHandle.current());
        await().atMost(Patience.LIMIT).until(() -> runs.get() == expected);
    }
}
