package io.piloted.registry;

import java.time.Duration;

/**
 * The settings of a registry.
 *
 * @param refreshTimeout the time limit of a refresh, and of a pick that waits for one
 * @param concurrency the maximum number of concurrent lookups, at least 1
 * @param staleReads whether picks use the old endpoints while a refresh runs, instead of waiting for it
 * @param randomStart whether a rotation begins at a random endpoint instead of the first
 * @param outlierDetection the settings of outlier detection
 */
public record RegistrySettings(
        Duration refreshTimeout,
        int concurrency,
        boolean staleReads,
        boolean randomStart,
        OutlierDetection outlierDetection) {}
