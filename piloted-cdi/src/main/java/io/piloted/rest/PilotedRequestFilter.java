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
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request filter that sends each request with a {@code piloted://} URI to the next endpoint. It runs before filters
 * that sign requests.
 */
@Priority(Priorities.AUTHENTICATION - 100)
final class PilotedRequestFilter implements ClientRequestFilter {

    private static final String SENT = PilotedRequestFilter.class.getName();

    /** The application with the services: found when the client is built, or else at its first request. */
    private volatile @Nullable RunningApplication application =
            RunningApplication.find().orElse(null);

    @Override
    public void filter(ClientRequestContext request) {
        RetriedCall call = call(request); // also for other URIs, because this clears a thread-local
        Target target = target(request);
        if (target == null) {
            return;
        }
        RunningApplication current = application();
        Collection<Endpoint> tried = call == null ? List.of() : call.tried(target.service());
        if (QuarkusHook.isOf(request)) {
            QuarkusHook.whenComplete(
                    request,
                    current.nextAsync(target.service(), tried),
                    endpoint -> send(request, target, endpoint, current, call));
        } else {
            send(request, target, current.service(target.service()).next(tried), current, call);
        }
    }

    private static @Nullable RetriedCall call(ClientRequestContext request) {
        RetriedCall call = RetriedCall.ofNextRequest();
        return call == null ? JerseyHook.call(request) : call;
    }

    /** The request's target. A reused invocation has the URI of its last endpoint, and keeps its original target. */
    private static @Nullable Target target(ClientRequestContext request) {
        return keepsUri(request)
                        && request.getProperty(SENT) instanceof Sent sent
                        && sent.to().equals(request.getUri())
                ? sent.target()
                : Target.of(request.getUri());
    }

    /**
     * Whether reused invocations keep the last URI, as RESTEasy's do. In other clients, a filter may repeat a request
     * to the same server on purpose.
     */
    private static boolean keepsUri(ClientRequestContext request) {
        return ResteasyHook.isOf(request);
    }

    private static void send(
            ClientRequestContext request,
            Target target,
            Endpoint endpoint,
            RunningApplication application,
            @Nullable RetriedCall call) {
        AttemptFilters.put(request, new Attempt(application.service(target.service()), endpoint, call));
        URI uri = uri(request, target, endpoint);
        request.setUri(uri);
        if (keepsUri(request)) {
            request.setProperty(SENT, new Sent(target, uri));
        }
        if (application.options().restHost() == RestHost.SERVICE
                && !request.getHeaders().containsKey(HttpHeaders.HOST)) {
            request.getHeaders().putSingle(HttpHeaders.HOST, target.service());
        }
    }

    private static URI uri(ClientRequestContext request, Target target, Endpoint endpoint) {
        try {
            URI uri = target.at(endpoint);
            if (uri.getHost() != null || !QuarkusHook.isOf(request)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Not a valid URI, for example because of the zone of an IPv6 address.
        }
        throw MESSAGES.noHost(target.service(), endpoint.address());
    }

    private RunningApplication application() {
        RunningApplication known = application;
        if (known == null) {
            known = RunningApplication.current();
            application = known;
        }
        return known;
    }

    /** The target of a request, and the URI to which it was sent. */
    private record Sent(Target target, URI to) {}
}
