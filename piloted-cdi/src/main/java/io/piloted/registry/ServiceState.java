package io.piloted.registry;

/**
 * The state of a service, for metrics and health checks. Immutable.
 *
 * @param endpoints the number of visible endpoints
 * @param picks the number of picks
 * @param ejected the number of ejected endpoints
 * @param successes the number of calls reported as successes of the endpoint
 * @param failures the number of calls reported as failures of the endpoint
 */
public record ServiceState(int endpoints, long picks, int ejected, long successes, long failures) {

    /** The state of a service that does not exist. */
    public static final ServiceState NONE = new ServiceState(0, 0, 0, 0, 0);
}
