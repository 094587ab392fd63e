package io.piloted.registry;

/**
 * What can be told of a service without waiting. Immutable.
 *
 * @param endpoints how many endpoints are visible
 * @param loaded whether some lookup of it succeeded since the start
 * @param picks how often an endpoint of it was picked
 * @param ejected how many of the endpoints are ejected
 * @param successes how many calls of it were reported that the endpoint answered
 * @param failures how many calls of it were reported as failures of the endpoint
 */
public record ServiceState(int endpoints, boolean loaded, long picks, int ejected, long successes, long failures) {

    /** Of a service that is not there. */
    public static final ServiceState NONE = new ServiceState(0, false, 0, 0, 0, 0);
}
