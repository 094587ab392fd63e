package io.piloted.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshQueueTest {

    private final Gate gate = new Gate(
            false,
            Duration.ofHours(1),
            new Threads(RefreshQueueTest.class.getClassLoader()),
            new Callbacks(RefreshQueueTest.class.getClassLoader()));
    private final AtomicInteger woken = new AtomicInteger();
    private boolean soon = true;
    private final RefreshQueue queue = new RefreshQueue(gate);

    private CompletableFuture<RefreshOutcome> request() {
        return request(RefreshRequest.by(Trigger.SIGNAL));
    }

    private CompletableFuture<RefreshOutcome> request(RefreshRequest request) {
        RefreshQueue.Requested requested = queue.request(request, soon);
        if (requested.wakeWorker()) {
            woken.incrementAndGet();
        }
        return requested.refresh().done();
    }

    private boolean isOpen() {
        return gate.passing(() -> "passed").toCompletableFuture().isDone();
    }

    @Test
    void request_whileOneIsPending_joinsIt() {
        CompletableFuture<RefreshOutcome> first = request();

        assertThat(request()).isSameAs(first);
        assertThat(woken).hasValue(1);
    }

    /** C6.1: the trigger is the first requester's; requests by the library itself have none. */
    @Test
    void trigger_isWhoAskedFirst() {
        Refresh refresh = new Refresh();
        refresh.join(RefreshRequest.retry());
        assertThat(refresh.trigger()).isEmpty();
        refresh.join(RefreshRequest.by(Trigger.SIGNAL));
        refresh.join(RefreshRequest.by(Trigger.PROGRAM));
        assertThat(refresh.trigger()).contains(Trigger.SIGNAL);
    }

    /** C5.4: a retry makes no pick wait, unless somebody requests a refresh. */
    @Test
    void retry_leavesTheGateOpen_unlessARequestJoinsIt() {
        request(RefreshRequest.retry());
        assertThat(isOpen()).isTrue();
        request();
        assertThat(isOpen()).isFalse();

        Refresh refresh = queue.begin();
        assertThat(refresh.scope()).isEqualTo(RefreshRequest.Scope.ALL);
        queue.end(refresh);
        request(RefreshRequest.retry());
        queue.begin();
        assertThat(isOpen()).isTrue();
    }

    @Test
    void request_afterTheWorkerDied_wakesAnother() {
        request();
        queue.end(queue.begin());
        assertThat(queue.workerDied()).isFalse();

        request();
        assertThat(woken).hasValue(2);
    }

    @Test
    void workerDied_withOnePending_needsAnotherAtOnce() {
        request();

        assertThat(queue.workerDied()).isTrue();
    }

    @Test
    void request_whileOneRuns_isAnotherForTheSameWorker() {
        CompletableFuture<RefreshOutcome> first = request();
        Refresh running = queue.begin();

        assertThat(request()).isNotSameAs(first);
        queue.end(running);
        assertThat(queue.hasNext()).isTrue();
        assertThat(woken).hasValue(1);
    }

    @Test
    void end_withAnotherPending_keepsTheGateClosed() {
        request();
        Refresh first = queue.begin();
        request();

        queue.end(first);
        assertThat(isOpen()).isFalse();
        queue.end(queue.begin());
        assertThat(isOpen()).isTrue();
    }

    @Test
    void request_thatHasToWaitForOthers_leavesTheGateOpenUntilItBegins() {
        soon = false;
        request();
        assertThat(isOpen()).isTrue();

        queue.begin();
        assertThat(isOpen()).isFalse();
    }

    @Test
    void hasNext_withNonePending_endsTheWork() {
        request();
        queue.end(queue.begin());
        assertThat(queue.hasNext()).isFalse();

        request();
        assertThat(woken).hasValue(2);
    }

    @Test
    void close_withOneRunningAndOnePending_failsBothAndOpensTheGate() {
        CompletableFuture<RefreshOutcome> running = request();
        queue.begin();
        CompletableFuture<RefreshOutcome> pending = request();

        queue.close();
        assertThat(running).isCompletedExceptionally();
        assertThat(pending).isCompletedExceptionally();
        assertThat(isOpen()).isTrue();
        assertThat(queue.hasNext()).isFalse();
        assertThat(queue.begin()).isNull();
    }

    @Test
    void request_afterClose_hasFailed() {
        queue.close();

        assertThat(request()).isCompletedExceptionally();
        assertThat(woken).hasValue(0);
    }
}
