package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The library's own options, {@code piloted.*}. Immutable.
 *
 * @param enabled {@code piloted.enabled}: false switches the whole library off
 * @param catalog {@code piloted.catalog}: {@code consul}, or the path of a file of endpoints
 * @param watch {@code piloted.watch}: whether to watch Consul in addition to SIGHUP
 * @param rotationStart {@code piloted.rotation.start}: the first endpoint of a rotation
 * @param refresh {@code piloted.refresh.*}: settings of refreshes
 * @param startup {@code piloted.startup.*}: settings of the start
 * @param outlierDetection {@code piloted.outlier-detection.*}: settings of ejections
 * @param consul {@code piloted.consul.*}: settings of requests to Consul
 * @param restHost {@code piloted.rest.host}: the Host header that a REST client sends
 * @param health {@code piloted.health.*}: settings of the readiness check
 * @param metricsEnabled {@code piloted.metrics.enabled}: whether to register metrics
 */
public record Options(
        boolean enabled,
        String catalog,
        boolean watch,
        RotationStart rotationStart,
        Refresh refresh,
        Startup startup,
        OutlierDetection outlierDetection,
        Consul consul,
        RestHost restHost,
        Health health,
        boolean metricsEnabled) {

    /**
     * The settings of refreshes.
     *
     * @param read {@code piloted.refresh.read}: whether a pick waits for a running refresh
     * @param timeout {@code piloted.refresh.timeout}: the time limit of a refresh, and of a pick that waits for it;
     *     above 0
     * @param concurrency {@code piloted.refresh.concurrency}: the maximum number of concurrent lookups; 1 or more
     */
    public record Refresh(RefreshRead read, Duration timeout, int concurrency) {}

    /**
     * The settings of the start.
     *
     * @param timeout {@code piloted.startup.timeout}: the maximum time for which the start waits for the catalog; above
     *     0
     * @param required {@code piloted.startup.required}: whether the start then fails
     */
    public record Startup(Duration timeout, boolean required) {}

    /**
     * The settings of outlier detection: when a failing endpoint is ejected, and for how long.
     *
     * @param enabled {@code piloted.outlier-detection.enabled}: whether endpoints are ejected
     * @param consecutiveFailures {@code piloted.outlier-detection.consecutive-failures}: the number of failures in a
     *     row that ejects an endpoint; 1 or more
     * @param baseEjectionTime {@code piloted.outlier-detection.base-ejection-time}: the duration of the first ejection;
     *     the second in a row lasts twice as long, the third three times, and so on; above 0
     * @param maxEjectionTime {@code piloted.outlier-detection.max-ejection-time}: the maximum duration of an ejection;
     *     above 0
     * @param maxEjectionPercent {@code piloted.outlier-detection.max-ejection-percent}: the maximum percentage of a
     *     service's endpoints that are ejected; 0 to 100
     */
    public record OutlierDetection(
            boolean enabled,
            int consecutiveFailures,
            Duration baseEjectionTime,
            Duration maxEjectionTime,
            int maxEjectionPercent) {}

    /**
     * The settings of requests to Consul, the same for all services.
     *
     * @param wan {@code piloted.consul.wan}: whether to prefer the instances' WAN addresses
     * @param near {@code piloted.consul.near}: the node by whose distance Consul sorts the instances; empty for
     *     Consul's default order
     * @param consistency {@code piloted.consul.consistency}: the consistency mode
     * @param passing {@code piloted.consul.passing}: whether only passing instances are used
     */
    public record Consul(boolean wan, Optional<String> near, Consistency consistency, boolean passing) {}

    /**
     * The settings of the readiness check.
     *
     * @param enabled {@code piloted.health.enabled}: if false, the check is always UP
     * @param required {@code piloted.health.required}: the check is DOWN while one of these services has no endpoint
     */
    public record Health(boolean enabled, Set<String> required) {}

    /** The value of {@link #catalog} that selects Consul instead of a file. */
    public static final String CONSUL = "consul";

    /** The first endpoint of a rotation. */
    public enum RotationStart {
        /** The first one, in every process. */
        FIRST,
        /** A random one, so that many processes do not all begin with the same endpoint. */
        RANDOM
    }

    /** What a pick does while a refresh runs. */
    public enum RefreshRead {
        /** The pick waits for the refresh. */
        WAIT,
        /** The pick uses the old endpoints. */
        STALE
    }

    /**
     * Consul's consistency modes.
     *
     * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/consistency">Consul: Consistency modes</a>
     */
    public enum Consistency {
        /** The leader responds, relying on its lease, without contacting the other servers. */
        DEFAULT,
        /** Any server responds, even without a leader. The data may have any age. */
        STALE,
        /** The leader responds, after a quorum of the servers has confirmed that it is the leader. */
        CONSISTENT
    }

    /** The Host header that a REST client sends for a {@code piloted://} URI. */
    public enum RestHost {
        /** The endpoint's address and port. */
        ENDPOINT,
        /** The service's name. */
        SERVICE
    }

    /**
     * Whether the library is enabled, for code that runs before the other options can be read. An invalid value counts
     * as the default; {@link #from} will report it.
     */
    public static boolean isEnabled(Function<String, Optional<String>> lookup) {
        return isEnabled(new OptionReader(lookup, new Problems()));
    }

    private static boolean isEnabled(OptionReader reader) {
        return reader.flag("piloted.enabled", true);
    }

    /**
     * Reads the options. An option that is not set or blank has its default.
     *
     * @throws ContainerPilotException if a value is invalid; the message lists all invalid values, with the allowed
     *     ones
     */
    public static Options from(Function<String, Optional<String>> lookup) {
        Problems problems = new Problems();
        OptionReader reader = new OptionReader(lookup, problems);
        Options options = new Options(
                isEnabled(reader),
                reader.text("piloted.catalog").orElse(CONSUL),
                reader.flag("piloted.watch", false),
                reader.choice("piloted.rotation.start", RotationStart.FIRST),
                new Refresh(
                        reader.choice("piloted.refresh.read", RefreshRead.WAIT),
                        reader.duration("piloted.refresh.timeout", Duration.ofSeconds(5)),
                        reader.count("piloted.refresh.concurrency", 32)),
                new Startup(
                        reader.duration("piloted.startup.timeout", Duration.ofSeconds(30)),
                        reader.flag("piloted.startup.required", true)),
                new OutlierDetection(
                        reader.flag("piloted.outlier-detection.enabled", true),
                        reader.count("piloted.outlier-detection.consecutive-failures", 5),
                        reader.duration("piloted.outlier-detection.base-ejection-time", Duration.ofSeconds(30)),
                        reader.duration("piloted.outlier-detection.max-ejection-time", Duration.ofMinutes(5)),
                        reader.percent("piloted.outlier-detection.max-ejection-percent", 50)),
                new Consul(
                        reader.flag("piloted.consul.wan", false),
                        reader.text("piloted.consul.near"),
                        reader.choice("piloted.consul.consistency", Consistency.DEFAULT),
                        reader.flag("piloted.consul.passing", true)),
                reader.choice("piloted.rest.host", RestHost.ENDPOINT),
                new Health(
                        reader.flag("piloted.health.enabled", true),
                        OptionReader.names(reader.text("piloted.health.required"))),
                reader.flag("piloted.metrics.enabled", true));
        problems.throwIfAny(MESSAGES::optionProblems);
        return options;
    }
}
