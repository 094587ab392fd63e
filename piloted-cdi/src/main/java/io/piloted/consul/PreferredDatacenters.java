package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A lookup that tries a service's datacenters in order, until one has an instance. As in the failover of prepared
 * queries, a datacenter that fails counts as empty. But if no other datacenter has an instance, the lookup fails.
 */
final class PreferredDatacenters {

    private final List<ServiceQuery> queries;
    private final Function<ServiceQuery, CompletableFuture<VersionedEndpoints>> lookup;

    private PreferredDatacenters(
            List<ServiceQuery> queries, Function<ServiceQuery, CompletableFuture<VersionedEndpoints>> lookup) {
        this.queries = queries;
        this.lookup = lookup;
    }

    /**
     * Looks up a service.
     *
     * @param lookup runs a query with a single datacenter
     */
    static CompletableFuture<VersionedEndpoints> find(
            ServiceQuery query, Function<ServiceQuery, CompletableFuture<VersionedEndpoints>> lookup) {
        List<ServiceQuery> queries = queries(query);
        return queries.size() < 2
                ? lookup.apply(query)
                : new PreferredDatacenters(queries, lookup).from(0, Optional.empty());
    }

    /** The query itself, or one for each of its datacenters. */
    static List<ServiceQuery> queries(ServiceQuery query) {
        return query.datacenters().size() < 2
                ? List.of(query)
                : query.datacenters().stream()
                        .map(datacenter -> in(datacenter, query))
                        .toList();
    }

    private static ServiceQuery in(String datacenter, ServiceQuery query) {
        return new ServiceQuery(
                query.service(),
                query.tag(),
                query.filter(),
                List.of(datacenter),
                query.preparedQuery(),
                query.near(),
                query.port(),
                query.consulName());
    }

    /** Tries the datacenters from this position on. {@code earlier} is the failure of one before it. */
    private CompletableFuture<VersionedEndpoints> from(int number, Optional<Throwable> earlier) {
        return lookup.apply(queries.get(number))
                .handle((found, failure) -> next(number, found, failure, earlier))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<VersionedEndpoints> next(
            int number, @Nullable VersionedEndpoints found, @Nullable Throwable failure, Optional<Throwable> earlier) {
        if (found != null && !found.endpoints().isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        Optional<Throwable> first = earlier.or(() -> Optional.ofNullable(failure));
        if (number + 1 < queries.size()) {
            return from(number + 1, first);
        }
        return first.isPresent() || found == null
                ? CompletableFuture.failedFuture(first.orElseThrow())
                : CompletableFuture.completedFuture(found);
    }
}
