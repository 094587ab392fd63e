package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private final ReportedService service = new ReportedService();
    private final Attempt attempt = new Attempt(service.handle(), ReportedService.FIRST, null);

    @Test
    void answered_isASuccess_whateverTheStatus() {
        attempt.sent();

        attempt.responded(404);

        assertThat(service.reports()).containsExactly("10.0.0.1 SUCCESS");
    }

    @Test
    void answered_unavailable_isAFailure() {
        attempt.sent();

        attempt.responded(503);

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
    void end_atDebug_isLoggedWithEndpointAndSnapshot() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.piloted.rest");
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
        try {
            Attempt logged = new Attempt(service.handle(), ReportedService.FIRST, null);
            logged.sent();
            logged.responded(503);
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(null);
        }

        assertThat(lines)
                .containsExactly(
                        "Service 'app': attempt 1 at 10.0.0.1:80, one of 2 endpoints since 2026-01-01T00:00:00Z:"
                                + " FAILURE (503)");
    }

    @Test
    void end_twice_isReportedOnce() {
        attempt.sent();

        attempt.responded(200);
        attempt.failed(new SocketTimeoutException("of the body"));

        assertThat(service.reports()).containsExactly("10.0.0.1 SUCCESS");
    }

    @Test
    void end_notSent_isNotReported() {
        attempt.failed(new ConnectException("to a server of a filter"));
        attempt.sent();
        attempt.responded(200);

        assertThat(service.reports()).isEmpty();
    }
}
