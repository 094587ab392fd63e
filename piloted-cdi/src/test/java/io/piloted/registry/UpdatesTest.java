package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UpdatesTest {

    private final Gate gate = new Gate(false, Duration.ofHours(1), new Threads(UpdatesTest.class.getClassLoader()));
    private final AtomicInteger hired = new AtomicInteger();
    private boolean soon = true;
    private final Updates updates = new Updates(gate, () -> soon, hired::incrementAndGet);

    private CompletableFuture<ServicesUpdated> request() {
        return updates.request(update -> update.refresh(Trigger.SIGNAL));
    }

    private boolean isOpen() {
        return gate.passing(() -> "passed").toCompletableFuture().isDone();
    }

    @Test
    void request_whileOneIsPending_joinsIt() {
        CompletableFuture<ServicesUpdated> first = request();

        assertThat(request()).isSameAs(first);
        assertThat(hired).hasValue(1);
    }

    /** C6.1: it tells who asked first; what the library does by itself is asked by nobody. */
    @Test
    void trigger_isWhoAskedFirst() {
        Update update = new Update();
        update.refresh();
        assertThat(update.announced()).isFalse();
        assertThat(update.trigger()).isEqualTo(Trigger.WATCH);
        update.refresh(Trigger.SIGNAL);
        update.refresh(Trigger.PROGRAM);
        assertThat(update.announced()).isTrue();
        assertThat(update.trigger()).isEqualTo(Trigger.SIGNAL);
    }

    @Test
    void request_whileOneRuns_isAnotherForTheSameWorker() {
        CompletableFuture<ServicesUpdated> first = request();
        Update running = updates.begin();

        assertThat(request()).isNotSameAs(first);
        updates.end(running);
        assertThat(updates.hasNext()).isTrue();
        assertThat(hired).hasValue(1);
    }

    @Test
    void end_withAnotherPending_keepsTheGateClosed() {
        request();
        Update first = updates.begin();
        request();

        updates.end(first);
        assertThat(isOpen()).isFalse();
        updates.end(updates.begin());
        assertThat(isOpen()).isTrue();
    }

    @Test
    void request_thatHasToWaitForOthers_leavesTheGateOpenUntilItBegins() {
        soon = false;
        request();
        assertThat(isOpen()).isTrue();

        updates.begin();
        assertThat(isOpen()).isFalse();
    }

    @Test
    void hasNext_withNonePending_endsTheWork() {
        request();
        updates.end(updates.begin());
        assertThat(updates.hasNext()).isFalse();

        request();
        assertThat(hired).hasValue(2);
    }

    @Test
    void close_withOneRunningAndOnePending_failsBothAndOpensTheGate() {
        CompletableFuture<ServicesUpdated> running = request();
        updates.begin();
        CompletableFuture<ServicesUpdated> pending = request();

        updates.close();
        assertThat(running).isCompletedExceptionally();
        assertThat(pending).isCompletedExceptionally();
        assertThat(isOpen()).isTrue();
        assertThat(updates.hasNext()).isFalse();
        assertThat(updates.begin()).isNull();
    }

    @Test
    void request_afterClose_hasFailed() {
        updates.close();

        assertThat(request()).isCompletedExceptionally();
        assertThat(hired).hasValue(0);
    }
}
