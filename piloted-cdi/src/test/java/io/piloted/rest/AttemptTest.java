package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private final ReportedService service = new ReportedService();
    private final Attempt attempt = new Attempt(service.handle(), ReportedService.FIRST, null);

    @Test
    void answered_isASuccess_whateverTheAnswer() {
        attempt.sent();

        attempt.answered(404);

        assertThat(service.reports()).containsExactly("10.0.0.1 SUCCESS");
    }

    @Test
    void answered_unavailable_isAFailure() {
        attempt.sent();

        attempt.answered(503);

        assertThat(service.reports()).containsExactly("10.0.0.1 FAILURE");
    }

    @Test
    void failed_noResponse_isAFailure() {
        attempt.sent();

        attempt.failed(new ProcessingException(new ConnectException("refused")));

        assertThat(service.reports()).containsExactly("10.0.0.1 FAILURE");
    }

    @Test
    void failed_timeout_isAFailure() {
        attempt.sent();

        attempt.failed(new TimeoutException("after a second"));

        assertThat(service.reports()).containsExactly("10.0.0.1 FAILURE");
    }

    @Test
    void failed_theRequestCannotBeWritten_saysNothing() {
        attempt.sent();

        attempt.failed(new ProcessingException(new IllegalStateException("no writer")));

        assertThat(service.reports()).isEmpty();
    }

    /** Jackson's exceptions are {@link java.io.IOException}s. */
    @Test
    void failed_jacksonCannotWriteTheRequest_saysNothing() {
        attempt.sent();

        attempt.failed(new ProcessingException(new JsonMappingException(null, "no serializer")));

        assertThat(service.reports()).isEmpty();
    }

    @Test
    void failed_theConnectionBreaksWhileJacksonWrites_isAFailure() {
        attempt.sent();

        attempt.failed(new JsonMappingException(null, "broken", new SocketException("broken pipe")));

        assertThat(service.reports()).containsExactly("10.0.0.1 FAILURE");
    }

    @Test
    void failed_theCallerIsInterrupted_saysNothing() {
        attempt.sent();

        attempt.failed(new ProcessingException(new ClosedByInterruptException()));

        assertThat(service.reports()).isEmpty();
    }

    @Test
    void end_twice_isReportedOnce() {
        attempt.sent();

        attempt.answered(200);
        attempt.failed(new SocketTimeoutException("of the body"));

        assertThat(service.reports()).containsExactly("10.0.0.1 SUCCESS");
    }

    @Test
    void end_notSent_isNotReported() {
        attempt.failed(new ConnectException("to a server of a filter"));
        attempt.sent();
        attempt.answered(200);

        assertThat(service.reports()).isEmpty();
    }
}
