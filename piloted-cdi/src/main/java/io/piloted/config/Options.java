package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The library's own options, {@code piloted.*}. Immutable.
 *
 * @param enabled {@code piloted.enabled}: whether the library does anything at all
 * @param catalog {@code piloted.catalog}: {@code consul}, or the path of a file of endpoints
 * @param watch {@code piloted.watch}: whether to watch Consul as well, instead of waiting for SIGHUP only
 * @param rotationStart {@code piloted.rotation.start}: which endpoint a rotation begins with
 * @param refresh {@code piloted.refresh.*}
 * @param startup {@code piloted.startup.*}
 * @param outlierDetection {@code piloted.outlier-detection.*}
 * @param consul {@code piloted.consul.*}
 * @param restHost {@code piloted.rest.host}: which Host header a REST client sends
 * @param health {@code piloted.health.*}
 * @param metricsEnabled {@code piloted.metrics.enabled}: whether refreshes and picks are counted
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
     * How services are refreshed.
     *
     * @param read {@code piloted.refresh.read}: what a pick during a refresh does
     * @param timeout {@code piloted.refresh.timeout}: how long a refresh, and a wait for it, may take; above 0
     * @param concurrency {@code piloted.refresh.concurrency}: how many services are looked up at a time; 1 or more
     */
    public record Refresh(RefreshRead read, Duration timeout, int concurrency) {}

    /**
     * How services are loaded at the start.
     *
     * @param timeout {@code piloted.startup.timeout}: how long the start waits for the catalog; above 0
     * @param required {@code piloted.startup.required}: whether the start fails without it
     */
    public record Startup(Duration timeout, boolean required) {}

    /**
     * When an endpoint whose calls fail is ejected, and for how long.
     *
     * @param enabled {@code piloted.outlier-detection.enabled}: whether any is
     * @param consecutiveFailures {@code piloted.outlier-detection.consecutive-failures}: how many failures in a row eject an
     *     endpoint; 1 or more
     * @param baseEjectionTime {@code piloted.outlier-detection.base-ejection-time}: how long the first ejection lasts, the
     *     second in a row twice as long, and so on; above 0
     * @param maxEjectionTime {@code piloted.outlier-detection.max-ejection-time}: how long an ejection lasts at most; above 0
     * @param maxEjectionPercent {@code piloted.outlier-detection.max-ejection-percent}: how many of a service's endpoints may
     *     be ejected; 0 to 100
     */
    public record OutlierDetection(
            boolean enabled,
            int consecutiveFailures,
            Duration baseEjectionTime,
            Duration maxEjectionTime,
            int maxEjectionPercent) {}

    /**
     * What is asked of Consul.
     *
     * @param wan {@code piloted.consul.wan}: whether to prefer the instances' WAN addresses
     * @param near {@code piloted.consul.near}: the node by whose distance Consul sorts; empty for Consul's own order
     * @param consistency {@code piloted.consul.consistency}: how up to date Consul's response must be
     * @param passing {@code piloted.consul.passing}: whether instances whose checks do not pass are left out
     */
    public record Consul(boolean wan, Optional<String> near, Consistency consistency, boolean passing) {}

    /**
     * What the readiness check says.
     *
     * @param enabled {@code piloted.health.enabled}: whether it says anything but UP
     * @param required {@code piloted.health.required}: the services without which the application is not ready
     */
    public record Health(boolean enabled, Set<String> required) {}

    /** The {@link #catalog} that is no file. */
    public static final String CONSUL = "consul";

    /** Which endpoint a rotation begins with. */
    public enum RotationStart {
        /** The first one, in every process. */
        FIRST,
        /** A random one, so that a fleet does not begin with the same. */
        RANDOM
    }

    /** What a pick that comes during a refresh does. */
    public enum RefreshRead {
        /** It waits for the refresh to end. */
        WAIT,
        /** It takes what was there before. */
        STALE
    }

    /**
     * Consul's consistency modes.
     *
     * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/consistency">Consul: Consistency modes</a>
     */
    public enum Consistency {
        /** The leader answers by its lease, without asking the others. */
        DEFAULT,
        /** Any server answers, even without a leader; how old its answer is has no bound. */
        STALE,
        /** The leader answers, once a quorum of the others confirms that it is. */
        CONSISTENT
    }

    /** Which Host header a REST client sends to a {@code piloted://} URI. */
    public enum RestHost {
        /** The endpoint's address and port. */
        ENDPOINT,
        /** The service's name. */
        SERVICE
    }

    /**
     * Whether the library does anything at all, for who has to know before the other options can be read. What is not
     * allowed counts as the default, and is for {@link #from} to report.
     *
     * @param lookup finds the value of a property
     * @return {@link #enabled}
     */
    public static boolean isEnabled(Function<String, Optional<String>> lookup) {
        return isEnabled(new OptionReader(lookup, new Problems()));
    }

    private static boolean isEnabled(OptionReader reader) {
        return reader.flag("piloted.enabled", true);
    }

    /**
     * Reads the options. Those that are not set, or blank, have their defaults.
     *
     * @param lookup finds the value of a property, such as {@code piloted.enabled}
     * @return the options
     * @throws ContainerPilotException if a value is not allowed; the message holds all of them, with what is
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
                new Health(reader.flag("piloted.health.enabled", true), reader.names("piloted.health.required")),
                reader.flag("piloted.metrics.enabled", true));
        if (!problems.isEmpty()) {
            throw problems.exception(MESSAGES.optionProblems(problems.lines()));
        }
        return options;
    }
}
