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
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a service. There is one for each name; it stays while the service is not known, and serves again when
 * it returns.
 */
final class Service implements ServiceHandle {

    private final String name;
    private final Gate gate;
    private final Services all;

    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final OutlierDetector outliers;

    /**
     * The current rotation; null while the service is unknown. Only {@link OutlierDetector} sets it, under its lock.
     */
    private volatile @Nullable Rotation rotation;

    /**
     * The current or last rotation. Kept when the service becomes unknown, for its number of picks. Null before the
     * first.
     */
    private volatile @Nullable Rotation latest;

    /** Why the last lookup failed; null if it succeeded. For messages only. */
    private volatile @Nullable Throwable failure;

    /** When the current endpoints became visible. */
    private volatile @Nullable Instant since;

    /** When a lookup last succeeded; null if none did. */
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
        (outcome == Outcome.SUCCESS ? successes : failures).increment();
        outliers.report(endpoint, outcome);
    }

    @Override
    public ServiceSnapshot snapshot() {
        return ifKnown().orElseThrow(() -> all.unknown(name));
    }

    /** The snapshot; empty while the service is unknown. */
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

    /** The current endpoints, without waiting for a refresh; null while the service is unknown. */
    @Nullable
    List<Endpoint> visible() {
        Rotation now = rotation;
        return now == null ? null : now.endpoints();
    }

    /** Creates a rotation of these endpoints that begins at the given turn. Does not publish it. */
    Rotation rotation(List<Endpoint> endpoints, long start) {
        return new Rotation(endpoints, start, latest());
    }

    /** The current rotation; null while the service is unknown. */
    @Nullable
    Rotation rotation() {
        return rotation;
    }

    /** The current rotation, or the last one before the service became unknown; null before the first. */
    @Nullable
    Rotation latest() {
        return latest;
    }

    /** For {@link OutlierDetector}: sets the rotation for picks; null if the service is no longer known. */
    void publish(@Nullable Rotation next) {
        if (next != null) {
            latest = next;
        }
        rotation = next;
    }

    /** Publishes new endpoints. */
    void show(Rotation next, Instant now) {
        outliers.show(next);
        since = now;
    }

    /** Makes the service unknown. */
    void leave() {
        outliers.leave();
    }

    /** Records how the last lookup ended; {@code reason} is null if it succeeded. */
    void lookedUp(@Nullable Throwable reason, Instant now) {
        failure = reason;
        if (reason == null) {
            checked = now;
        }
    }

    /** The state, also while the service is unknown. */
    ServiceState state() {
        Rotation now = rotation;
        Rotation counted = latest;
        return new ServiceState(
                now == null ? 0 : now.endpoints().size(),
                counted == null ? 0 : counted.picks(),
                outliers.underWay().size(),
                successes.sum(),
                failures.sum());
    }

    /** Picks the next endpoint that was not tried, without waiting for a refresh. */
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
