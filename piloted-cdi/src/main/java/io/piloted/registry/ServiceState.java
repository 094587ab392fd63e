package io.piloted.registry;

/**
 * What can be told of a service without waiting. Immutable.
 *
 * @param endpoints how many endpoints are visible
 * @param loaded whether some lookup of it succeeded since the start
 */
public record ServiceState(int endpoints, boolean loaded) {}
