/** What is counted and measured, for Micrometer. */
@NullMarked
package io.piloted.metrics;

import org.jspecify.annotations.NullMarked;
