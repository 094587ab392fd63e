package io.piloted.consul;

import io.piloted.PilotedException;
import io.piloted.http.HttpResponse;
import io.piloted.http.TooLargeException;
import io.piloted.secret.Printable;
import io.piloted.secret.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** The exceptions for failed requests to one agent about one service. */
final class ConsulErrors {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int EXCERPT = 200;

    /** Line breaks, white space and invisible characters. */
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+";

    private final String service;
    private final URI agent;
    private final Optional<String> token;

    ConsulErrors(String service, URI agent, Optional<String> token) {
        this.service = service;
        this.agent = agent;
        this.token = token;
    }

    /** The exception for a request that got no complete response. */
    PilotedException of(Throwable failure, Duration timeout, int limit) {
        if (failure instanceof CancellationException) {
            return Messages.MESSAGES.closed(service);
        }
        if (failure instanceof TimeoutException) {
            return Messages.MESSAGES.timeout(service, agent, timeout.toMillis());
        }
        if (causedBy(TooLargeException.class, failure)) {
            return Messages.MESSAGES.tooLarge(service, agent, limit);
        }
        if (isOutOfFiles(failure)) {
            return Messages.MESSAGES.tooManyFiles(service, agent, withoutToken(failure));
        }
        if (causedBy(SSLException.class, failure)) {
            return Messages.MESSAGES.handshake(
                    service, agent, excerpt(String.valueOf(failure.getMessage())), withoutToken(failure));
        }
        if (causedBy(UnknownHostException.class, failure)) {
            return Messages.MESSAGES.unknownHost(service, agent, failure);
        }
        if (failure instanceof ConnectException) {
            return Messages.MESSAGES.refused(service, agent, failure);
        }
        return Messages.MESSAGES.broke(service, agent, excerpt(failure.toString()), withoutToken(failure));
    }

    /** The exception for a response whose status or headers show an error; empty if they show none. */
    Optional<PilotedException> ofHead(HttpResponse response) {
        int status = response.status();
        Optional<String> encoding = response.header("Content-Encoding")
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("identity"));
        if (status == HttpURLConnection.HTTP_OK) {
            return encoding.map(name -> Messages.MESSAGES.encoded(service, agent, excerpt(name)));
        }
        String text = encoding.isPresent() ? "" : excerpt(new String(response.body(), StandardCharsets.UTF_8));
        return Optional.of(
                switch (status) {
                    case HttpURLConnection.HTTP_FORBIDDEN ->
                        isHtml(response.body())
                                ? Messages.MESSAGES.html(service, agent, status)
                                : Messages.MESSAGES.forbidden(service, agent, text);
                    case HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_INTERNAL_ERROR ->
                        rejected(status, text);
                    case HttpURLConnection.HTTP_NOT_FOUND ->
                        text.contains("Query not found")
                                ? Messages.MESSAGES.noPreparedQuery(service, agent)
                                : Messages.MESSAGES.notConsul(service, agent, text);
                    case TOO_MANY_REQUESTS -> Messages.MESSAGES.limited(service, agent, text);
                    case HttpURLConnection.HTTP_NOT_MODIFIED -> Messages.MESSAGES.notModified(service, agent);
                    default ->
                        isRedirect(status)
                                ? Messages.MESSAGES.redirect(service, agent, status, location(response))
                                : Messages.MESSAGES.status(service, agent, status, text);
                });
    }

    /** The exception for a response body that is not the expected JSON. */
    PilotedException ofBody(byte[] body, Throwable failure) {
        return isHtml(body)
                ? Messages.MESSAGES.html(service, agent, HttpURLConnection.HTTP_OK)
                : Messages.MESSAGES.malformed(
                        service, agent, excerpt(String.valueOf(failure.getMessage())), withoutToken(failure));
    }

    private static boolean isHtml(byte[] body) {
        return new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    /** The text of the response shows the reason. The status may depend on the version of Consul. */
    private PilotedException rejected(int status, String text) {
        if (text.contains("No cluster leader")) {
            return Messages.MESSAGES.noLeader(service, agent, text);
        }
        if (text.contains("boolean expression")) {
            return Messages.MESSAGES.badFilter(service, agent, text);
        }
        return text.contains("No path to datacenter")
                ? Messages.MESSAGES.noDatacenter(service, agent, text)
                : Messages.MESSAGES.status(service, agent, status, text);
    }

    private static boolean isRedirect(int status) {
        return status / 100 == 3;
    }

    private String location(HttpResponse response) {
        return excerpt(response.header("Location").orElse("nowhere"));
    }

    /** The beginning of a response, on one line, without the token. */
    String excerpt(String text) {
        String line = token.map(secret -> Secrets.withoutToken(text, secret))
                .orElse(text)
                .replaceAll(UNSEEN, " ")
                .strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "...";
    }

    /** A value of a response in quotes, without the token. Invisible characters are escaped. */
    String value(String text) {
        StringBuilder shown = new StringBuilder();
        token.map(secret -> Secrets.withoutToken(text, secret))
                .orElse(text)
                .codePoints()
                .limit(EXCERPT)
                .forEach(c -> shown.append(Printable.is(c) ? Character.toString(c) : "\\u%04X".formatted(c)));
        return '"' + shown.toString() + '"';
    }

    /** A cause that can be logged: the parser's exception may quote a response that contains the token. */
    private Throwable withoutToken(Throwable failure) {
        return token.filter(secret ->
                        !Secrets.withoutToken(stackTrace(failure), secret).equals(stackTrace(failure)))
                .<Throwable>map(secret -> {
                    Throwable shown = new IOException(excerpt(failure.toString()));
                    shown.setStackTrace(failure.getStackTrace());
                    return shown;
                })
                .orElse(failure);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Only the operating system's text identifies this error; glibc and musl use different ones. */
    private static boolean isOutOfFiles(Throwable failure) {
        return causes(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message ->
                        message.contains("Too many open files") || message.contains("No file descriptors available"));
    }

    private static boolean causedBy(Class<? extends Throwable> type, Throwable failure) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
