package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.cdi.RunningApplication;
import io.piloted.config.Options.RestHost;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends each request for a {@code piloted://} URI to the next endpoint. Comes before the filters that sign what is sent. */
@Priority(Priorities.AUTHENTICATION - 100)
final class PilotedRequestFilter implements ClientRequestFilter {

    private static final String SENT = PilotedRequestFilter.class.getName();

    /** Whose services they are: known when the client is built, else at its first request. */
    private volatile @Nullable RunningApplication application =
            RunningApplication.find().orElse(null);

    @Override
    public void filter(ClientRequestContext request) {
        Target target = target(request);
        if (target == null) {
            return;
        }
        RunningApplication current = application();
        if (NonBlocking.isRequired(request)) {
            NonBlocking.whenComplete(
                    request, current.nextAsync(target.service()), endpoint -> send(request, target, endpoint, current));
        } else {
            send(request, target, current.next(target.service()), current);
        }
    }

    /** What the request is for; of one that is sent again, by a client that keeps the URI it was sent to, what it was for. */
    private static @Nullable Target target(ClientRequestContext request) {
        return request.getProperty(SENT) instanceof Sent sent && sent.to().equals(request.getUri())
                ? sent.target()
                : Target.of(request.getUri());
    }

    private static void send(
            ClientRequestContext request, Target target, Endpoint endpoint, RunningApplication application) {
        URI uri = target.at(endpoint);
        if (uri.getHost() == null && NonBlocking.needsHost(request)) {
            throw MESSAGES.noHost(target.service(), endpoint.address());
        }
        request.setUri(uri);
        request.setProperty(SENT, new Sent(target, uri));
        if (application.options().restHost() == RestHost.SERVICE) {
            request.getHeaders().putIfAbsent(HttpHeaders.HOST, List.of(target.service()));
        }
    }

    /** A client may outlive its application, as a static one does. */
    private RunningApplication application() {
        RunningApplication known = application;
        if (known == null) {
            known = RunningApplication.current();
            application = known;
        } else if (!known.isRunning()) {
            known = RunningApplication.find().orElse(known);
            application = known;
        }
        return known;
    }

    /** Where a request went that was for a service. */
    private record Sent(Target target, URI to) {}
}
