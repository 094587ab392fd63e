package io.piloted.registry;

import java.time.Duration;

/** Settings for tests, with the defaults of outlier detection. */
public final class TestSettings {

    static final OutlierDetection OUTLIERS =
            new OutlierDetection(true, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50);

    private TestSettings() {}

    /** Creates settings: picks wait for a refresh, and rotations begin with the first endpoint. */
    public static RegistrySettings of(Duration refreshTimeout, int concurrency) {
        return of(refreshTimeout, concurrency, false, false);
    }

    static RegistrySettings of(Duration refreshTimeout, int concurrency, boolean staleReads, boolean randomStart) {
        return new RegistrySettings(refreshTimeout, concurrency, staleReads, randomStart, OUTLIERS);
    }
}
