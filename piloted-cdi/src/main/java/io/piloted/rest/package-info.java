/**
 * REST clients that call services by name ({@code piloted://appserver/path}): of MicroProfile and of Jakarta REST.
 *
 * <p>Internal. Not API, except {@link PilotedFeature} and {@link NoEndpointMapper}.
 */
@NullMarked
package io.piloted.rest;

import org.jspecify.annotations.NullMarked;
