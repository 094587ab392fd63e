/**
 * Metrics for Micrometer and OpenTelemetry.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.metrics;

import org.jspecify.annotations.NullMarked;
