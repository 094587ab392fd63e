package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks in one datacenter after the other, until one has an instance. As for the failover of a prepared query, a datacenter
 * that cannot be asked counts as one without an instance; but if no other has one either, the lookup fails.
 */
final class PreferredDatacenters {

    private final List<ServiceQuery> queries;
    private final Function<ServiceQuery, CompletableFuture<Indexed>> lookup;

    private PreferredDatacenters(
            List<ServiceQuery> queries, Function<ServiceQuery, CompletableFuture<Indexed>> lookup) {
        this.queries = queries;
        this.lookup = lookup;
    }

    /**
     * Looks up one service.
     *
     * @param lookup looks in the one datacenter of a query
     */
    static CompletableFuture<Indexed> find(
            ServiceQuery query, Function<ServiceQuery, CompletableFuture<Indexed>> lookup) {
        if (query.datacenters().size() < 2) {
            return lookup.apply(query);
        }
        List<ServiceQuery> queries = query.datacenters().stream()
                .map(datacenter -> in(datacenter, query))
                .toList();
        return new PreferredDatacenters(queries, lookup).from(0, Optional.empty());
    }

    private static ServiceQuery in(String datacenter, ServiceQuery query) {
        return new ServiceQuery(
                query.service(),
                query.tag(),
                List.of(datacenter),
                query.preparedQuery(),
                query.near(),
                query.port(),
                query.consulName());
    }

    /** From the datacenter of this number on; with the failure of an earlier one. */
    private CompletableFuture<Indexed> from(int number, Optional<Throwable> earlier) {
        return lookup.apply(queries.get(number))
                .handle((found, failure) -> next(number, found, failure, earlier))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Indexed> next(
            int number, @Nullable Indexed found, @Nullable Throwable failure, Optional<Throwable> earlier) {
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
