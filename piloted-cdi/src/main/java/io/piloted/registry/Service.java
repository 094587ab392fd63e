package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceSnapshot;
import java.time.Instant;
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

    private final CallCounts calls = new CallCounts();
    private final OutlierDetector outliers;

    /** Null while the file does not name the service. Only {@link OutlierDetector} sets it, under its lock. */
    private volatile @Nullable Rotation rotation;

    /** The same, but stays when the service leaves: its picks count on. Null until there was one. */
    private volatile @Nullable Rotation latest;

    /** Why the last lookup failed, null if it did not; for messages only. */
    private volatile @Nullable Throwable failure;

    /** Since when these are its endpoints. */
    private volatile @Nullable Instant since;

    /** When a lookup last succeeded; null if none has. */
    private volatile @Nullable Instant checked;

    Service(String name, Gate gate, Services all, OutlierDetector.Shared outlierDetection) {
        this.name = name;
        this.gate = gate;
        this.all = all;
        this.outliers = new OutlierDetector(this, outlierDetection);
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
        outliers.report(endpoint, outcome);
    }

    @Override
    public ServiceSnapshot snapshot() {
        return ifKnown().orElseThrow(() -> all.unknown(name));
    }

    /** What is known of it; empty while the file does not name it. */
    Optional<ServiceSnapshot> ifKnown() {
        return Optional.ofNullable(visible()).map(this::snapshot);
    }

    private ServiceSnapshot snapshot(List<Endpoint> endpoints) {
        Throwable reason = failure;
        return new ServiceSnapshot(
                name,
                endpoints,
                Optional.ofNullable(since),
                Optional.ofNullable(checked),
                Optional.ofNullable(reason).map(RefreshTask::failure),
                List.copyOf(outliers.underWay()));
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
        return new Rotation(endpoints, start, latest());
    }

    /** The current rotation; null while the file does not name the service. */
    @Nullable
    Rotation rotation() {
        return rotation;
    }

    /** The current rotation, or the last one before the service left; null if there was none. */
    @Nullable
    Rotation latest() {
        return latest;
    }

    /** For {@link OutlierDetector}: what picks see from now on; null if the file no longer names the service. */
    void publish(@Nullable Rotation next) {
        if (next != null) {
            latest = next;
        }
        rotation = next;
    }

    /** Shows these endpoints from now on. */
    void show(Rotation next, Instant now) {
        outliers.show(next);
        since = now;
    }

    /** The file no longer names the service. */
    void leave() {
        outliers.leave();
    }

    /** Notes how its lookup ended: null for well. */
    void lookedUp(@Nullable Throwable reason, Instant now) {
        failure = reason;
        if (reason == null) {
            checked = now;
        }
    }

    /** Also while the file does not name it. */
    ServiceState state() {
        Rotation now = rotation;
        Rotation counted = latest;
        return new ServiceState(
                now == null ? 0 : now.endpoints().size(),
                checked != null,
                counted == null ? 0 : counted.picks(),
                outliers.underWay().size(),
                calls.successes(),
                calls.failures());
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
