/** What is counted and measured, for Micrometer or OpenTelemetry. */
@NullMarked
package io.piloted.metrics;

import org.jspecify.annotations.NullMarked;
