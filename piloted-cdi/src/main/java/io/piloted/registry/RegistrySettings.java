package io.piloted.registry;

import java.time.Duration;

/**
 * How a registry works.
 *
 * @param refreshTimeout bounds a refresh, and the wait for one
 * @param concurrency lookups under way at once, at least 1
 * @param staleReads whether picks go on with the old endpoints while a refresh runs instead of waiting for it
 * @param randomStart whether a rotation begins at a random endpoint instead of the first
 * @param outlierDetection when an endpoint is ejected, and for how long
 */
public record RegistrySettings(
        Duration refreshTimeout,
        int concurrency,
        boolean staleReads,
        boolean randomStart,
        OutlierDetection outlierDetection) {

    /**
     * With the defaults of outlier detection.
     *
     * @param refreshTimeout bounds a refresh, and the wait for one
     * @param concurrency lookups under way at once, at least 1
     * @param staleReads whether picks go on with the old endpoints while a refresh runs instead of waiting for it
     * @param randomStart whether a rotation begins at a random endpoint instead of the first
     */
    public RegistrySettings(Duration refreshTimeout, int concurrency, boolean staleReads, boolean randomStart) {
        this(refreshTimeout, concurrency, staleReads, randomStart, OutlierDetection.DEFAULT);
    }
}
