package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A registry with a {@link StagedCatalog}, which records its events. */
final class RegistryFixture implements AutoCloseable {

    static final Duration SOON = Patience.LIMIT;

    final StagedCatalog catalog = new StagedCatalog();
    final List<ServicesUpdated> events = new CopyOnWriteArrayList<>();
    final List<Object> ejections = new CopyOnWriteArrayList<>();
    private volatile List<ServiceQuery> services = List.of();
    private volatile @Nullable RuntimeException broken;
    private volatile Function<ServicesUpdated, CompletionStage<?>> observer =
            event -> CompletableFuture.completedStage(null);
    private volatile List<ServiceQuery> followed = List.of();
    private volatile PlanReader.@Nullable Found found;
    private Duration timeout = SOON;
    private volatile Runnable reading = () -> {};
    private volatile Runnable renewing = () -> {};
    private boolean stale;
    private boolean random;
    private @Nullable Registry registry;

    static RegistryFixture naming(String... services) {
        return new RegistryFixture().name(services);
    }

    /** The addresses of the next endpoints. */
    static List<String> picks(ServiceHandle handle, int count) {
        return Stream.generate(handle::next).limit(count).map(Endpoint::address).toList();
    }

    RegistryFixture name(String... names) {
        services = Arrays.stream(names).map(RegistryFixture::query).toList();
        return this;
    }

    /** Reports a result of a watch for a current or former service. */
    void find(String service, String... addresses) {
        watch().found(
                        query(service),
                        Arrays.stream(addresses)
                                .map(address -> Endpoint.of(address, 80))
                                .toList());
    }

    /** Reports a failed query of the watch. */
    void failWatch() {
        watch().failed();
    }

    private PlanReader.Found watch() {
        return Objects.requireNonNull(found, "the registry follows nothing");
    }

    /** The queries that the registry passed to the watch. */
    List<ServiceQuery> followed() {
        return followed;
    }

    /** {@code service}, or {@code service@tag}. */
    private static ServiceQuery query(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? ServiceQuery.of(text)
                : new ServiceQuery(text.substring(0, at), Optional.of(text.substring(at + 1)), Optional.empty());
    }

    RegistryFixture timeout(Duration value) {
        timeout = value;
        return this;
    }

    RegistryFixture staleReads() {
        stale = true;
        return this;
    }

    RegistryFixture randomStart() {
        random = true;
        return this;
    }

    RegistryFixture observedBy(Function<ServicesUpdated, CompletionStage<?>> value) {
        observer = value;
        return this;
    }

    void breakPlan(@Nullable RuntimeException problem) {
        broken = problem;
    }

    /** Runs an action whenever the connection is renewed. */
    RegistryFixture renewing(Runnable action) {
        renewing = action;
        return this;
    }

    /** Runs an action whenever the plan is read. */
    RegistryFixture readingPlan(Runnable action) {
        reading = action;
        return this;
    }

    /** Interrupts the threads with this name, like foreign code. */
    static void interrupt(String name) {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .forEach(Thread::interrupt);
    }

    Registry idle() {
        return idle(catalog);
    }

    Registry idle(Catalog catalog) {
        Registry made = new Registry(
                new PlanReader() {
                    @Override
                    public LookupPlan read() {
                        reading.run();
                        RuntimeException problem = broken;
                        if (problem != null) {
                            throw problem;
                        }
                        return new LookupPlan(services, catalog);
                    }

                    @Override
                    public void renew() {
                        renewing.run();
                    }

                    @Override
                    public void follow(LookupPlan current, Found registry) {
                        followed = current.services();
                        found = registry;
                    }
                },
                TestSettings.of(timeout, 4, stale, random),
                event -> {
                    if (event instanceof ServicesUpdated updated) {
                        events.add(updated);
                        return observer.apply(updated);
                    }
                    ejections.add(event);
                    return CompletableFuture.completedStage(null);
                },
                RegistryFixture.class.getClassLoader());
        registry = made;
        return made;
    }

    Registry started() {
        Registry made = idle();
        made.start(SOON, true);
        return made;
    }

    static ServicesUpdated refresh(Registry registry) throws Exception {
        return registry.refresh().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        Registry made = registry;
        if (made != null) {
            made.close();
        }
    }
}
