/**
 * Calls to services by name: {@code piloted://appserver/path} in MicroProfile REST Clients and in Jakarta REST clients.
 *
 * <p>Internal. Not API, except {@link PilotedFeature} and {@link NoEndpointMapper}.
 */
@NullMarked
package io.piloted.rest;

import org.jspecify.annotations.NullMarked;
