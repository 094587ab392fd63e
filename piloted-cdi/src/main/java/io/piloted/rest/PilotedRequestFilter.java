package io.piloted.rest;

import io.piloted.Endpoint;
import io.piloted.cdi.RunningApplication;
import io.piloted.config.Options.RestHost;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Sends each request for a {@code piloted://} URI to the next endpoint. Comes before the filters that sign what is sent. */
@Priority(Priorities.AUTHENTICATION - 100)
final class PilotedRequestFilter implements ClientRequestFilter {

    /** Whose services they are: known when the client is built, else at its first request. */
    private volatile @Nullable RunningApplication application =
            RunningApplication.find().orElse(null);

    @Override
    public void filter(ClientRequestContext request) {
        Target target = Target.of(request.getUri());
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

    private static void send(
            ClientRequestContext request, Target target, Endpoint endpoint, RunningApplication application) {
        request.setUri(target.at(endpoint));
        if (application.options().restHost() == RestHost.SERVICE) {
            request.getHeaders().putSingle(HttpHeaders.HOST, target.service());
        }
    }

    private RunningApplication application() {
        RunningApplication known = application;
        if (known == null) {
            known = RunningApplication.current();
            application = known;
        }
        return known;
    }
}
