/**
 * What is counted and measured, for Micrometer or OpenTelemetry.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.metrics;

import org.jspecify.annotations.NullMarked;
