package io.piloted.rest;

import static io.piloted.rest.ReportedService.FIRST;
import static io.piloted.rest.ReportedService.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import jakarta.ws.rs.ProcessingException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RetriedCallTest {

    private final ReportedService service = new ReportedService();
    private final Map<String, Object> ofCall = new HashMap<>();
    private final RetriedCall call = RetriedCall.nextRound(ofCall);

    private final AtomicBoolean ended = new AtomicBoolean();

    private Attempt sent(Endpoint endpoint) {
        Attempt attempt = new Attempt(service.handle(), endpoint, call);
        attempt.sent();
        return attempt;
    }

    @Test
    void tried_nextRound_hasWhatFailed() {
        sent(FIRST).responded(503);

        assertThat(RetriedCall.nextRound(ofCall)).isSameAs(call);
        assertThat(call.tried("app")).containsExactly(FIRST);
        assertThat(call.tried("other")).isEmpty();
    }

    @Test
    void tried_hasNothingThatSucceeded() {
        sent(FIRST).responded(200);
        RetriedCall.nextRound(ofCall);

        assertThat(call.tried("app")).isEmpty();
    }

    @Test
    void tried_nextRound_whatHasNoResponseHasFailed() {
        sent(FIRST);
        RetriedCall.nextRound(ofCall);

        assertThat(call.tried("app")).containsExactly(FIRST);
        assertThat(service.reports()).containsExactly("10.0.0.1 FAILURE");
    }

    @Test
    void tried_nextRound_whatCouldNotBeWritten_isNotReported() {
        sent(FIRST).failed(new ProcessingException(new IllegalStateException("no writer")));
        RetriedCall.nextRound(ofCall);

        assertThat(call.tried("app")).containsExactly(FIRST);
        assertThat(service.reports()).isEmpty();
    }

    /** Like a timeout of Fault Tolerance, which interrupts the thread. */
    @Test
    void tried_nextRound_whatWasInterruptedHasFailed() {
        sent(FIRST).failed(new ProcessingException(new ClosedByInterruptException()));
        RetriedCall.nextRound(ofCall);
        call.tried("app");

        assertThat(service.reports()).containsExactly("10.0.0.1 FAILURE");
    }

    /** A request of the same round must not count as one of an earlier round. */
    @Test
    void tried_whileAnotherRequestBegins_doesNotEndIt() {
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                call.tried("app");
            }
        });
        try {
            for (int i = 0; i < 100_000; i++) {
                sent(FIRST).responded(200);
                assertThat(service.reports()).as("request %d", i).hasSize(1);
                service.reports().clear();
            }
        } finally {
            ended.set(true);
            others.join();
        }
    }

    @Test
    void tried_sameRound_runsSideBySide() {
        sent(FIRST);
        sent(SECOND);

        assertThat(call.tried("app")).containsExactly(FIRST, SECOND);
        assertThat(service.reports()).isEmpty();
    }

    @Test
    void nextRound_ofAnotherCall_isAnother() {
        assertThat(RetriedCall.nextRound(new HashMap<>())).isNotSameAs(call);
    }

    @Test
    void nextRound_besideAnotherCopyOfTheLibrary_isOurOwn() {
        ofCall.clear();
        ofCall.put(RetriedCall.class.getName(), "of the other copy");

        assertThat(RetriedCall.nextRound(ofCall)).isSameAs(RetriedCall.nextRound(ofCall));
    }

    @Test
    void enter_within_isForThatTime() {
        RetriedCall inner = RetriedCall.nextRound(new HashMap<>());

        RetriedCall none = call.enter();
        RetriedCall outer = inner.enter();
        RetriedCall current = RetriedCall.current();
        RetriedCall.leave(outer);

        assertThat(current).isSameAs(inner);
        assertThat(RetriedCall.current()).isSameAs(call);
        RetriedCall.leave(none);
        assertThat(RetriedCall.current()).isNull();
    }

    @Test
    void handOver_isForOneRequest() {
        RetriedCall.handOver(call);

        assertThat(RetriedCall.ofNextRequest()).isSameAs(call);
        assertThat(RetriedCall.ofNextRequest()).isNull();
    }

    @Test
    void handOver_nothing_takesItBack() {
        RetriedCall.handOver(call);
        RetriedCall.handOver(null);

        assertThat(RetriedCall.ofNextRequest()).isNull();
    }
}
