package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A registry over a {@link StagedCatalog}, with the events it fired. */
final class RegistryFixture implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    final StagedCatalog catalog = new StagedCatalog();
    final List<ServicesUpdated> events = new CopyOnWriteArrayList<>();
    private volatile List<ServiceQuery> services = List.of();
    private volatile @Nullable PilotedException broken;
    private volatile Function<ServicesUpdated, CompletionStage<?>> observer =
            event -> CompletableFuture.completedStage(null);
    private Duration timeout = SOON;
    private boolean stale;
    private boolean random;
    private @Nullable Registry registry;

    static RegistryFixture naming(String... services) {
        return new RegistryFixture().name(services);
    }

    RegistryFixture name(String... names) {
        services = Arrays.stream(names).map(ServiceQuery::of).toList();
        return this;
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

    void breakDefinitions(@Nullable PilotedException problem) {
        broken = problem;
    }

    Registry idle() {
        return idle(catalog);
    }

    Registry idle(Catalog asked) {
        Registry made = new Registry(
                () -> {
                    PilotedException problem = broken;
                    if (problem != null) {
                        throw problem;
                    }
                    return new Definitions.Definition(services, asked);
                },
                new Registry.Settings(timeout, 4, stale, random),
                event -> {
                    events.add(event);
                    return observer.apply(event);
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
