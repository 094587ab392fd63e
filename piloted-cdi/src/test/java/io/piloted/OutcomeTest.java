package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void of_whatTellsOfNoResponse_isFailure() {
        for (Throwable failure : new Throwable[] {
            new ConnectException("refused"),
            new TimeoutException(),
            new ProcessingException("reset"),
            new HttpClosedException("Connection was closed"),
            new StreamResetException(2),
            new UncheckedIOException(new IOException("reset")),
            new CompletionException(new IllegalStateException(new TimeoutException()))
        }) {
            assertThat(Outcome.of(failure)).as("%s", failure).contains(Outcome.FAILURE);
        }
    }

    @Test
    void of_anythingElse_isSuccess() {
        assertThat(Outcome.of(new IllegalStateException())).contains(Outcome.SUCCESS);
        assertThat(Outcome.of(new OutOfMemoryError())).contains(Outcome.SUCCESS);
    }

    @Test
    void of_theCallersOwnEnd_isNothing() {
        for (Throwable end : new Throwable[] {
            new InterruptedException(),
            new ClosedByInterruptException(),
            new CancellationException(),
            new ProcessingException(new InterruptedException())
        }) {
            assertThat(Outcome.of(end)).as("%s", end).isEmpty();
        }
    }

    @Test
    void of_causesInALoop_ends() {
        Exception one = new Exception();
        one.initCause(new Exception(one));

        assertThat(Outcome.of(one)).contains(Outcome.SUCCESS);
    }

    @Test
    void ofStatus_ofWhatCannotServeNow_isFailure() {
        for (int status : new int[] {502, 503, 504}) {
            assertThat(Outcome.ofStatus(status)).isEqualTo(Outcome.FAILURE);
        }
        for (int status : new int[] {200, 404, 500, 501, 505}) {
            assertThat(Outcome.ofStatus(status)).isEqualTo(Outcome.SUCCESS);
        }
    }
}
