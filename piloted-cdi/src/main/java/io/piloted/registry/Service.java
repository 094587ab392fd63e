package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The one handle of a service; lives as long as the registry, also while the file does not name the service. */
final class Service implements ServiceHandle {

    private final String name;
    private final Gate gate;
    private final Services all;

    /** Null while the file does not name the service. Only {@link Services} sets it, on the refresh thread. */
    private volatile @Nullable Rotation rotation;

    /** The rotation when it left, whose picks count on when it returns. Refresh thread only. */
    private @Nullable Rotation before;

    /** Why the last lookup failed, null if it did not; for messages only. */
    private volatile @Nullable Throwable failure;

    private final CallCounts calls = new CallCounts();

    /** Whether some lookup succeeded. */
    private volatile boolean loaded;

    Service(String name, Gate gate, Services all) {
        this.name = name;
        this.gate = gate;
        this.all = all;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Endpoint next() {
        gate.pass();
        return found(current().next());
    }

    @Override
    public Endpoint next(Collection<Endpoint> tried) {
        gate.pass();
        return pick(tried);
    }

    @Override
    public Optional<Endpoint> tryNext() {
        gate.pass();
        return Optional.ofNullable(current().next());
    }

    @Override
    public CompletionStage<Endpoint> nextAsync(Collection<Endpoint> tried) {
        return gate.passing(() -> pick(tried));
    }

    @Override
    public void report(Endpoint endpoint, Outcome outcome) {
        calls.count(outcome);
    }

    @Override
    public List<Endpoint> endpoints() {
        gate.pass();
        return current().endpoints();
    }

    @Override
    public String toString() {
        Rotation now = rotation;
        return "ServiceHandle[" + name + '=' + (now == null ? "unknown" : now.endpoints()) + ']';
    }

    /** The endpoints that are visible now, without waiting; null while the file does not name the service. */
    @Nullable
    List<Endpoint> visible() {
        Rotation now = rotation;
        return now == null ? null : now.endpoints();
    }

    /** A rotation of these endpoints, from that turn on, which follows the current one and is not shown yet. */
    Rotation rotation(List<Endpoint> endpoints, long start) {
        return new Rotation(endpoints, start, rotation != null ? rotation : before);
    }

    /** Shows these endpoints from now on. */
    void show(Rotation next) {
        rotation = next;
        before = null;
    }

    /** The file no longer names the service. */
    void leave() {
        if (rotation != null) {
            before = rotation;
            rotation = null;
        }
    }

    /** Notes how its lookup ended: null for well. */
    void lookedUp(@Nullable Throwable reason) {
        failure = reason;
        if (reason == null) {
            loaded = true;
        }
    }

    ServiceState state() {
        Rotation now = rotation;
        return now == null
                ? new ServiceState(0, loaded, 0)
                : new ServiceState(now.endpoints().size(), loaded, now.picks());
    }

    /** The next endpoint that was not tried, without waiting. */
    Endpoint pick(Collection<Endpoint> tried) {
        Rotation now = current();
        return found(tried.isEmpty() ? now.next() : now.next(tried));
    }

    private Endpoint found(@Nullable Endpoint endpoint) {
        if (endpoint == null) {
            throw noEndpoint();
        }
        return endpoint;
    }

    private Rotation current() {
        Rotation now = rotation;
        if (now == null) {
            throw all.unknown(name);
        }
        return now;
    }

    private PilotedException noEndpoint() {
        Throwable reason = failure;
        return reason == null
                ? MESSAGES.noEndpoint(name, name)
                : MESSAGES.noEndpointAndLookupFailed(name, String.valueOf(reason.getMessage()), name);
    }
}
